import type { Path } from '../../../shared/domain/journey/journey.ts'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import { type Finding, warning } from '../../diagnostic.ts'
import { triggerPath } from '../places.ts'
import type { Rule } from '../rule.ts'

/**
 * Where days of the calendar let contacts in again and again, the journey says whether they may come in again: left out,
 * `reentry` is `never`, and a contact's second birthday passes by in silence.
 */
export const enteredOnce: Rule = function* (journey) {
  if (journey.saysNoReentry !== true) return
  for (const [index, trigger] of journey.triggers.entries()) {
    const again = comesAgain(trigger)
    if (again !== undefined) yield found([...triggerPath(journey, index), ...again.path], again)
  }
}

type Again = { readonly path: Path; readonly often: string; readonly reentry: string }

/** How often a trigger comes to the same contact, and what would let them in each time; undefined where it comes once. */
function comesAgain(trigger: Trigger): Again | undefined {
  if (trigger.kind === 'date' && trigger.isYearly) {
    return { path: ['date', 'yearly'], often: 'every year', reentry: '{ after: 300d }' }
  }
  if (trigger.kind !== 'schedule' || trigger.schedule.kind === 'once') return undefined
  const { from, until, kind } = trigger.schedule
  if (from !== undefined && from === until) return undefined
  const often = kind === 'monthly' ? 'every month' : 'again and again'
  return { path: ['schedule', 'every'], often, reentry: 'always' }
}

const found = (path: Path, { often, reentry }: Again): Finding =>
  warning(
    'entered-once',
    path,
    `This comes ${often}, and lets each contact in only once in their life: \`reentry\` is left out.`,
    `Write \`reentry: ${reentry}\`, or \`reentry: never\` if once is what you want.`,
  )
