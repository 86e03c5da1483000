import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import { count } from '../../../shared/store/entities/counters.ts'
import { assignmentOf, findExperiment, outcomeOf } from '../../../shared/store/entities/experiments.ts'
import { memoryStore } from '../../../shared/store/memory/memory-store.ts'
import { winnerOf } from '../../../shared/store/splits/winner-of.ts'
import { zoneOf } from '../../../shared/store/zone-of.ts'
import type { Contest } from './contests.ts'
import type { Taken } from './ways-taken.ts'
import type { Winner } from './winner.ts'

/** What a contact of a simulation took of a split; in their time zone, where it is known. */
export type Note = Taken & { readonly contact: number; readonly timeZone: string | undefined }

/** How a contest went: whether its ways were ever compared, and which of them won. */
export type Course = { readonly contest: Contest; readonly wasCompared: boolean; readonly winner: Winner | undefined }

/**
 * Goes once more through what contacts did at a split, in the order of time, and has the product's own rule say which way
 * wins: what a winner changes lies behind the moment at which it is found, so nothing before it needs to be lived again.
 */
export async function courseOf(contest: Contest, notes: readonly Note[], settings: Settings): Promise<Course> {
  const { split, step, journey } = contest
  const { id, version } = journey
  const store = memoryStore({ isChecked: false })
  const ways: Record<string, { contacts: number; did: number }> = Object.fromEntries(
    step.variants.map(({ name }) => [name, { contacts: 0, did: 0 }]),
  )
  for (const { at, way, did, timeZone } of inOrder(
    notes.filter((note) => note.journey === id && note.split === split),
  )) {
    const zone = zoneOf(timeZone, settings, at)
    const found = did === undefined ? await winnerOf(split, step, { journey, zone, now: at }, store) : undefined
    if (found !== undefined) return { contest, wasCompared: true, winner: { journey: id, split, way: found, at, ways } }
    const what = did === undefined ? assignmentOf(split, way) : outcomeOf(split, way, did)
    await store.write(count([{ journey: id, version, what }], '', at))
    const counted = ways[way]
    if (counted !== undefined && did === undefined) counted.contacts++
    if (counted !== undefined && did === step.winner?.by) counted.did++
  }
  const experiment = await findExperiment(store, id, split)
  const wasCompared = experiment !== undefined && experiment.comparedAt > experiment.startedAt
  return { contest, wasCompared, winner: undefined }
}

/** In the order of time; of those at one moment by the contact's number, and each contact's as they came. */
const inOrder = (notes: readonly Note[]): readonly Note[] =>
  notes.toSorted((a, b) => a.at - b.at || a.contact - b.contact)
