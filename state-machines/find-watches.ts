import type { Comparison } from '../shared/domain/condition/comparison.ts'
import type { Condition } from '../shared/domain/condition/condition.ts'
import type { Watch } from '../shared/domain/condition/watch.ts'
import type { EventMatch, Journey } from '../shared/domain/journey/journey.ts'
import { allConditions, allSteps, withParts } from '../shared/domain/journey/walk-steps.ts'
import type { WatchNamer } from './1-parse/to-domain/to-condition.ts'

/** What a journey needs to have counted: the events of its `did`s, its `wait-for`s, its awaited answers and its exits. */
export function findWatches(journey: Journey, nameWatch: WatchNamer): readonly Watch[] {
  const watches = new Map<string, Watch>()
  const add = ({ event, where }: EventMatch, keep: number): void => {
    const id = nameWatch({ event, where })
    watches.set(id, { id, event, where, keep: Math.max(keep, watches.get(id)?.keep ?? 1) })
  }
  for (const condition of allConditions(journey)) {
    if (condition.kind === 'did') add(condition, timesAsked(condition))
  }
  for (const rule of journey.exit) if (rule.kind === 'event') add(rule, 1)
  for (const step of allSteps(journey.steps)) {
    if (step.kind === 'wait-for') add(step.match, 1)
    if (step.kind !== 'send') continue
    for (const answer of step.await?.answers ?? []) if (answer.kind === 'event') add(answer, 1)
  }
  return [...watches.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What a condition needs to have counted, wherever it stands. */
export function watchesOf(condition: Condition): readonly Watch[] {
  const asked = [...withParts(condition)].filter((part) => part.kind === 'did')
  return asked.map((did) => ({ id: did.watch, event: did.event, where: did.where, keep: timesAsked(did) }))
}

const timesAsked = ({ count }: { readonly count: readonly Comparison[] }): number => Math.max(...count.map(timesToKeep))

/** Remembering more times than a file could ask for would let one condition fill a contact's record. */
const mostTimes = 500

/** How many of the latest times tell whether a count holds: one more than the number that must not be passed. */
const timesToKeep = (test: Comparison): number => {
  const number = 'value' in test && typeof test.value === 'number' ? test.value : 1
  const isReached = test.kind === 'gte' || test.kind === 'lt'
  return Math.min(mostTimes, Math.max(1, isReached ? Math.ceil(number) : Math.floor(number) + 1))
}
