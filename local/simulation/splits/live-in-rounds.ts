import type { Publishable } from '../../workspace/compiled-files.ts'
import { journeyOf } from '../journey-of.ts'
import { type Progress, type Stretch, stretches, type WholeOptions } from '../options.ts'
import { addBatch, type Batch, noBatch } from '../result/batch.ts'
import { contestsIn } from './contests.ts'
import { type Course, courseOf, type Note } from './next-winner.ts'
import type { Winner } from './winner.ts'

/** What came of a stretch: those whom no winner can touch any more are `settled`, the others are `open`. */
export type Lived = {
  readonly settled: Batch
  readonly open: Batch
  readonly openNumbers: readonly number[]
  readonly notes: readonly Note[]
}

/** Lets stretches of contacts live, in any order, and hands on what came of each. */
export type LetLive = (waiting: Stretch[], add: (lived: Lived) => void) => Promise<void>

/** What came of all contacts, and how the contests for a winner went. */
export type AllLived = { readonly batch: Batch; readonly courses: readonly Course[] }

/**
 * Lets all contacts live. Each lives for themselves and knows nothing of a winner, which is found among all of them; so
 * they live without one first. The winner that is found earliest changes nothing before its moment: it is given to all
 * who come to the split from then on, and those who may be among them live once more. And so on, until none is found.
 */
export async function liveInRounds(
  { workspace, options }: { readonly workspace: Publishable; readonly options: WholeOptions },
  letLive: LetLive,
  onProgress: (progress: Progress) => void,
): Promise<AllLived> {
  const contests = contestsIn(workspace.journeys.map(({ journey }) => journey))
  const journey = journeyOf(workspace, options.journey)
  const batch = noBatch(journey)
  const notes: Note[] = []
  const decided: (Course & { readonly winner: Winner })[] = []
  let numbers: readonly number[] = Array.from({ length: options.contacts }, (_, index) => index + 1)
  let done = 0
  for (let contacts = options.contacts; ; contacts += numbers.length) {
    const open = noBatch(journey)
    const openNumbers: number[] = []
    const openNotes: Note[] = []
    await letLive(
      stretches(
        numbers,
        options.batch,
        decided.map(({ winner }) => winner),
      ),
      (lived) => {
        addBatch(batch, lived.settled)
        addBatch(open, lived.open)
        for (const number of lived.openNumbers) openNumbers.push(number)
        const areOpen = new Set(lived.openNumbers)
        for (const note of lived.notes) (areOpen.has(note.contact) ? openNotes : notes).push(note)
        done += lived.settled.tally.contacts + lived.open.tally.contacts
        onProgress({ done, contacts })
      },
    )
    const left = contests.filter((contest) => decided.every((one) => one.contest !== contest))
    const courses = await Promise.all(left.map((one) => courseOf(one, [...notes, ...openNotes], workspace.settings)))
    const next = earliest(courses)
    if (next === undefined) {
      addBatch(batch, open)
      return { batch, courses: [...decided, ...courses] }
    }
    decided.push(next)
    numbers = openNumbers.toSorted((a, b) => a - b)
  }
}

/** The course whose winner was found first; of two at the same moment that of the journey and the split that stands first. */
const earliest = (courses: readonly Course[]): (Course & { readonly winner: Winner }) | undefined =>
  courses
    .flatMap(({ winner, ...course }) => (winner === undefined ? [] : [{ ...course, winner }]))
    .toSorted((a, b) => a.winner.at - b.winner.at)[0]
