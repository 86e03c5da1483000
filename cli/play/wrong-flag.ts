import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { wayOf } from '../../state-machines/scenarios/check-scenario.ts'
import { noSuch } from '../fail.ts'
import type { PlayFlags } from './script-of-flags.ts'

/** What a flag speaks of that is not there: a message, a link, or a way into the journey. */
export function wrongFlag(journey: string, { open, click, reply, by }: PlayFlags, of: Publishable): string | undefined {
  const links = new Map(of.messages.map((one) => [one.id, Object.keys(one.links)]))
  for (const [message = '', link] of [...open, ...click, ...reply].map((one) => one.split(':'))) {
    const its = links.get(message)
    if (its === undefined) return noSuch('message', message, 'that could be answered', [...links.keys()])
    if (link !== undefined && !its.includes(link)) return noSuch('link', link, `in ${message}`, its)
  }
  const triggers = of.journeys.find((one) => one.journey.id === journey)?.journey.triggers ?? []
  const ways = [...triggers.map(wayOf), 'enroll']
  return by === undefined || ways.includes(by) ? undefined : noSuch('way', by, `into ${journey}`, ways)
}
