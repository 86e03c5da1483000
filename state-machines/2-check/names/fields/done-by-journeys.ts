import type { Journey } from '../../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'

/** What journeys themselves bring about: the events that they emit, and the journeys that they enroll in, with properties. */
export type DoneByJourneys = {
  readonly emitted: ReadonlyMap<string, ReadonlySet<string>>
  readonly enrolled: ReadonlyMap<string, ReadonlySet<string>>
}

/** What the journeys of a workspace bring about; worked out once. */
export function doneByJourneys(journeys: ReadonlyMap<string, Journey>): DoneByJourneys {
  const known = remembered.get(journeys)
  if (known !== undefined) return known
  const done = doneBy(journeys.values())
  remembered.set(journeys, done)
  return done
}

/** What these journeys bring about. */
export function doneBy(journeys: Iterable<Journey>): DoneByJourneys {
  const emitted = new Map<string, Set<string>>()
  const enrolled = new Map<string, Set<string>>()
  const add = (to: Map<string, Set<string>>, name: string, properties: Readonly<Record<string, unknown>>): void => {
    to.set(name, new Set([...(to.get(name) ?? []), ...Object.keys(properties)]))
  }
  for (const { triggers, steps } of journeys) {
    for (const one of triggers) if (one.kind === 'eventbridge') add(emitted, one.event, one.properties)
    for (const step of allSteps(steps)) {
      if (step.kind !== 'act') continue
      if (step.action.kind === 'emit') add(emitted, step.action.event, step.action.properties)
      if (step.action.kind === 'enroll') add(enrolled, step.action.journey, step.action.properties)
    }
  }
  return { emitted, enrolled }
}

const remembered = new WeakMap<ReadonlyMap<string, Journey>, DoneByJourneys>()
