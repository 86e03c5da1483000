import { dayAt } from '../../../local/scenarios/journey-days.ts'
import type { PlayedScenario } from '../../../local/scenarios/run-scenario.ts'
import {
  type WrittenExpectations,
  writtenExpectations,
} from '../../../shared/contracts/scenario-file/written-expectations.ts'
import type { Activity } from '../../../shared/domain/contact/activity.ts'

/** What came of a scenario, written as what should come of it; or why that cannot be written. */
export type Recorded =
  | { readonly kind: 'recorded'; readonly expect: WrittenExpectations }
  | { readonly kind: 'nothing-to-record'; readonly why: string }

/** Writes down what came of a scenario: whether they were let in, the messages and their days, tags, goal and end. */
export function recordedExpectations({ scenario, played }: PlayedScenario, hasGoal: boolean): Recorded {
  const { journey, keptOut, undone, contact } = played
  if (keptOut !== undefined) return nothing(`They never came in: ${keptOut}.`)
  const own = played.timeline.filter((one) => 'journey' in one && one.journey === journey)
  if (!own.some(({ kind }) => kind === 'entered')) return refusalIn(own)
  const [first] = undone
  if (first !== undefined) return nothing(`This could not happen, because there was nothing to answer: ${first.words}.`)
  const dayOf = ({ at }: { readonly at: number }) => `day ${dayAt(at, played)}`
  const messages = own.flatMap((one) => (one.kind === 'sent' ? [{ [dayOf(one)]: one.message }] : []))
  const tags = (contact?.tags ?? []).filter((tag) => !scenario.tags.includes(tag))
  const does = own.flatMap((one) => (one.kind === 'acted' || one.kind === 'called' ? [one.step] : []))
  const enters = played.timeline.flatMap((one) =>
    one.kind === 'entered' && one.journey !== journey ? [one.journey] : [],
  )
  const end = own.find((one) => one.kind === 'exited' || one.kind === 'completed')
  const isReached = own.some(({ kind }) => kind === 'goal-reached')
  const expect = {
    messages,
    ...some('tags', tags),
    ...some('does', does),
    ...some('enters', enters),
    ...(hasGoal ? { goal: isReached ? 'reached' : 'not reached' } : {}),
    ...(end === undefined ? {} : { ends: `${end.kind === 'exited' ? end.reason : 'completed'} on ${dayOf(end)}` }),
  }
  return { kind: 'recorded', expect: writtenExpectations.parse(expect) }
}

const some = (word: string, names: readonly string[]) => (names.length === 0 ? {} : { [word]: [...new Set(names)] })

/** That they are turned away can be what a scenario is about, if for one of the reasons that a scenario can name. */
function refusalIn(own: readonly Activity[]): Recorded {
  const refusal = own.find((one) => one.kind === 'entry-refused')
  if (refusal?.kind !== 'entry-refused')
    return nothing('They never came in: the trigger does not let such an event in.')
  const { data } = writtenExpectations.safeParse({ refused: refusal.reason })
  return data === undefined ? nothing(`They were not let in: ${refusal.reason}.`) : { kind: 'recorded', expect: data }
}

const nothing = (why: string): Recorded => ({ kind: 'nothing-to-record', why })
