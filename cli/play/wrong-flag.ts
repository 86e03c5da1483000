import type { Script } from '../../local/play/script.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import type { Deed } from '../../state-machines/scenarios/scenario.ts'
import { triggerBy } from '../../state-machines/scenarios/ways-in.ts'
import { wrongWay } from '../../state-machines/scenarios/wrong-way.ts'
import { noSuch } from '../fail.ts'

/** What the flags speak of that is not there: a message, a link, a task, a way into the journey or of a split. */
export function wrongFlag(script: Script, { journeys, messages }: Publishable): string | undefined {
  const journey = journeys.find((one) => one.journey.id === script.journey)?.journey
  if (journey === undefined) return undefined
  const links = new Map(messages.map((one) => [one.id, Object.keys(one.links)]))
  const wrong = script.happens.flatMap(({ when, deed }) => [
    ...(when.kind === 'after-message' ? [wrongMessage(when.message, links)] : []),
    wrongDeed(deed, links, journey),
  ])
  return wrong.find((one) => one !== undefined) ?? wrongWayIn(script.by, journey) ?? wrongWays(script.ways, journey)
}

type Links = ReadonlyMap<string, readonly string[]>

const wrongMessage = (message: string, links: Links): string | undefined =>
  links.has(message) ? undefined : noSuch('message', message, 'that could be answered', [...links.keys()])

function wrongDeed(deed: Deed, links: Links, { id, steps }: CompiledJourney): string | undefined {
  if (deed.kind === 'completes') {
    const tasks = Object.keys(steps).filter((one) => isTask(steps[one]))
    return tasks.includes(deed.step) ? undefined : noSuch('task', deed.step, `in ${id}`, tasks)
  }
  if (!('message' in deed)) return undefined
  const its = links.get(deed.message) ?? []
  if (deed.kind !== 'clicks' || deed.link === undefined || its.includes(deed.link))
    return wrongMessage(deed.message, links)
  return wrongMessage(deed.message, links) ?? noSuch('link', deed.link, `in ${deed.message}`, its)
}

const isTask = (step: CompiledJourney['steps'][string] | undefined): boolean =>
  step?.kind === 'act' && step.action.kind === 'task'

function wrongWayIn(by: string | undefined, { id, triggers }: CompiledJourney): string | undefined {
  if (by === undefined || by === 'enroll') return undefined
  const meant = triggerBy(by, triggers)
  if (meant.kind === 'none') return noSuch('way', by, `into ${id}`, [...meant.names, 'enroll'])
  const several = `\`${by}\` is several triggers of ${id}. Say which:`
  return meant.kind === 'several' ? `${several} ${meant.names.join(', ')}.` : undefined
}

function wrongWays(ways: Script['ways'], { steps }: CompiledJourney): string | undefined {
  const splits = new Map(
    Object.entries(steps).flatMap(([id, step]) => (step.kind === 'split' ? [[id, step] as const] : [])),
  )
  for (const [split, way] of Object.entries(ways)) {
    const wrong = wrongWay(split, way, splits)
    if (wrong !== undefined) return `${wrong.message} ${wrong.remedy}`
  }
  return undefined
}
