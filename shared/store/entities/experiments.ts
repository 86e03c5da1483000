import type { Measure } from '../../domain/journey/journey.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { type Counted, count } from './counters.ts'
import { keys } from './keys.ts'

/** How a split is doing as a whole, across versions of its journey. */
export type Experiment = {
  readonly startedAt: number
  /** The versions in which contacts got ways; what was counted lies by version. */
  readonly versions: readonly string[]
  /** When the ways were last compared. */
  readonly comparedAt: number
  readonly winner?: string
  readonly decidedAt?: number
  readonly revision: number
}

/** The way that one enrollment went at a split, and what was counted for that way. */
export type Tried = {
  readonly journey: string
  readonly version: string
  readonly split: string
  readonly variant: string
  readonly at: number
  readonly counted: readonly Measure[]
}

/** How a split is doing. */
export async function findExperiment(store: Store, journey: string, split: string): Promise<Experiment | undefined> {
  const item = await store.get(keys.experiment(journey, split))
  // Written by `putExperiment` alone.
  return item?.value as unknown as Experiment | undefined
}

/** Writes how a split is doing, if it is still as it was read. Undefined: nobody has come to it yet. */
export const putExperiment = (
  journey: string,
  split: string,
  experiment: Omit<Experiment, 'revision'>,
  before: Experiment | undefined,
): Change => ({
  kind: 'put',
  item: {
    key: keys.experiment(journey, split),
    value: { ...experiment, versions: [...experiment.versions], revision: (before?.revision ?? 0) + 1 },
  },
  when: before === undefined ? { kind: 'absent' } : { kind: 'field-is', field: 'revision', value: before.revision },
})

/** The way of a split that a contact has got. */
export async function findWay(
  store: Store,
  contactId: string,
  journey: string,
  split: string,
): Promise<string | undefined> {
  const item = await store.get(keys.way(contactId, journey, split))
  const variant = item?.value['variant']
  return typeof variant === 'string' ? variant : undefined
}

/** Gives a contact their way, once and for ever. */
export const putWay = (contactId: string, { journey, split, variant, at }: Tried): Change => ({
  kind: 'put',
  item: { key: keys.way(contactId, journey, split), value: { variant, at } },
  when: { kind: 'absent' },
})

/** The way that an enrollment went at a split. */
export async function findTried(store: Store, enrollmentId: string, split: string): Promise<Tried | undefined> {
  const item = await store.get(keys.tried(enrollmentId, split))
  // Written by this file alone.
  return item?.value as unknown as Tried | undefined
}

/** Writes down the way that an enrollment goes, once. */
export const putTried = (enrollmentId: string, tried: Tried): Change => ({
  kind: 'put',
  item: itemOf(enrollmentId, tried),
  when: { kind: 'absent' },
})

/** Something that a contact did in an enrollment by which ways of splits are measured. */
export type Result = { readonly enrollmentId: string; readonly measures: readonly Measure[]; readonly at: number }

/**
 * Counts what a contact did for the ways that they went before it, each measure once per enrollment and split. It rests
 * on the revision of the contact in the same write: no two can count at once.
 */
export async function outcomesOfWays(
  results: readonly Result[],
  spread: string,
  now: number,
  store: Store,
): Promise<readonly Change[]> {
  const counted: Counted[] = []
  const changes: Change[] = []
  for (const { enrollmentId, measures, at } of results) {
    for (const tried of await triedIn(store, enrollmentId)) {
      const news = tried.at <= at ? measures.filter((measure) => !tried.counted.includes(measure)) : []
      if (news.length === 0) continue
      const { journey, version, split, variant } = tried
      changes.push({ kind: 'put', item: itemOf(enrollmentId, { ...tried, counted: [...tried.counted, ...news] }) })
      counted.push(...news.map((measure) => ({ journey, version, what: outcomeOf(split, variant, measure) })))
    }
  }
  return [...changes, ...count(counted, spread, now)]
}

/** What is counted when a contact gets a way. */
export const assignmentOf = (split: string, variant: string): string => `variant:${split}:${variant}`

/** What is counted when a contact who got a way did what it is measured by. */
export const outcomeOf = (split: string, variant: string, measure: Measure): string =>
  `outcome:${split}:${variant}:${measure}`

async function triedIn(store: Store, enrollmentId: string): Promise<readonly Tried[]> {
  const { table, pk, sk: prefix } = keys.tried(enrollmentId, '')
  const { items } = await store.query({ table, pk, prefix })
  return items.map(({ value }) => value as unknown as Tried)
}

const itemOf = (enrollmentId: string, tried: Tried) => ({
  key: keys.tried(enrollmentId, tried.split),
  value: tried as unknown as JsonObject,
})
