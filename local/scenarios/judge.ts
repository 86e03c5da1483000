import { holds } from '../../shared/domain/condition/condition.ts'
import { usualWarmth } from '../../shared/domain/contact/warmth.ts'
import type { Expectations, Scenario } from '../../state-machines/scenarios/scenario.ts'
import type { Played } from '../play/script.ts'
import { compareMessages } from './compare-messages.ts'
import { describeContact } from './describe-contact.ts'
import type { Difference } from './difference.ts'
import { isOnDay, momentText, onDayText } from './journey-days.ts'

/** Holds what came of a scenario against what should have come of it. Nothing different means that it came out. */
export function judge({ expect }: Scenario, played: Played): readonly Difference[] {
  const entry = judgeEntry(expect, played)
  if (entry.length > 0) return entry
  return [
    ...played.undone.map(({ words }) => ({
      says: `could not happen, because there was nothing to answer yet: ${words}`,
    })),
    ...compareMessages(expect, played),
    ...judgeSteps(expect, played),
    ...judgeEnd(expect, played),
    ...judgeContact(expect, played),
  ]
}

/** Whether they were let in, or turned away, as expected; nothing else matters where not. */
function judgeEntry({ refused }: Expectations, played: Played): readonly Difference[] {
  const { keptOut, notBy, timeline, journey } = played
  if (keptOut !== undefined) return [{ says: `they never came in: ${keptOut}` }]
  const entered = timeline.find((one) => one.kind === 'entered' && one.journey === journey)
  const refusal = timeline.find((one) => one.kind === 'entry-refused' && one.journey === journey)
  const reason = refusal?.kind === 'entry-refused' ? refusal.reason : undefined
  if (refused !== undefined) {
    if (reason === refused) return []
    const came = entered ? 'they came in' : (reason ?? 'nobody asked to come in')
    return [{ says: `expected that they are not let in (${refused}), but: ${came}`, ...at(entered ?? refusal) }]
  }
  if (entered !== undefined) return notBy === undefined ? [] : [{ says: otherEntry(notBy), ...at(entered) }]
  if (reason !== undefined) return [{ says: `they were not let in: ${reason}`, ...at(refusal) }]
  return [{ says: 'they never came in: the trigger does not let such an event in' }]
}

const otherEntry = ({ by, way, why }: NonNullable<Played['notBy']>): string =>
  `expected that ${by} lets them in, but ${way} did${why === undefined ? '' : `; ${why}`}`

const at = (activity: { readonly at: number } | undefined) => (activity ? { at: activity.at } : {})

/** Steps that should have been done, and journeys that they should have come into. */
function judgeSteps({ does, enters }: Expectations, { timeline, journey }: Played): readonly Difference[] {
  const done = timeline.flatMap((one) =>
    'step' in one && one.journey === journey && !['asked', 'not-sent', 'deferred'].includes(one.kind) ? [one.step] : [],
  )
  const entered = timeline.flatMap((one) => (one.kind === 'entered' ? [one.journey] : []))
  return [
    ...does.filter((step) => !done.includes(step)).map((step) => ({ says: `the step ${step} was not done` })),
    ...enters.filter((one) => !entered.includes(one)).map((one) => ({ says: `they did not come into ${one}` })),
  ]
}

function judgeEnd({ goal, end }: Expectations, played: Played): readonly Difference[] {
  const { timeline, journey } = played
  const reached = timeline.find((one) => one.kind === 'goal-reached' && one.journey === journey)
  const differences: Difference[] = []
  if (goal === 'reached' && !reached) differences.push({ says: 'the goal was not reached' })
  if (goal === 'not reached' && reached)
    differences.push({ says: `the goal was reached on ${momentText(reached.at, played)}`, at: reached.at })
  if (end === undefined) return differences
  const ended = timeline.find((one) => (one.kind === 'exited' || one.kind === 'completed') && one.journey === journey)
  const how = ended?.kind === 'exited' ? ended.reason : 'completed'
  if (ended !== undefined && how === end.how && (end.on === undefined || isOnDay(ended.at, end.on, played)))
    return differences
  const wanted = end.on === undefined ? end.how : `${end.how} on ${onDayText(end.on)}`
  const came = ended === undefined ? 'they are still inside' : `it was ${how} on ${momentText(ended.at, played)}`
  return [...differences, { says: `expected the end ${wanted}, but ${came}`, ...at(ended) }]
}

/** What should be true of the contact in the end. */
function judgeContact({ conditions }: Expectations, { contact, zone, timeline }: Played): readonly Difference[] {
  if (contact === undefined) return []
  const now = timeline.at(-1)?.at ?? 0
  const world = { segments: {}, warmth: usualWarmth }
  return conditions
    .filter(({ condition }) => !holds(condition, { contact, now, zone, world }))
    .map(({ words, condition }) => ({
      says: `expected in the end: ${words}; but ${describeContact(contact, condition)}`,
    }))
}
