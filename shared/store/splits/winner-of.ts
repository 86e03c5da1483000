import type { PublishedStep } from '../../contracts/content/published-step.ts'
import { bestWay, type Tally } from '../../domain/journey/choose-way.ts'
import { addDuration } from '../../domain/time/local-time.ts'
import type { Store } from '../../ports/store.ts'
import { sumOf } from '../entities/counters.ts'
import { assignmentOf, type Experiment, findExperiment, outcomeOf, putExperiment } from '../entities/experiments.ts'
import type { OpenEnrollment } from '../open-enrollment.ts'

/** A split, as it is published. */
export type PublishedSplit = Extract<PublishedStep, { kind: 'split' }>

/** Who comes to a split: in which version of the journey, when, and by which clock. */
export type Coming = Pick<OpenEnrollment, 'zone' | 'now'> & {
  readonly journey: Pick<OpenEnrollment['journey'], 'id' | 'version'>
}

/** Counters are many items; so often they are added up, at most, while no way is the best. */
const hour = 3_600_000

/**
 * The way that everybody new gets, where a split looks for one and has found it. The experiment begins with the first
 * contact; once its time is over, whoever comes next has the ways compared.
 */
export async function winnerOf(
  split: string,
  step: PublishedSplit,
  open: Coming,
  store: Store,
): Promise<string | undefined> {
  if (step.winner === undefined) return undefined
  const { id: journey, version } = open.journey
  const before = await findExperiment(store, journey, split)
  if (step.variants.some(({ name }) => name === before?.winner)) return before?.winner
  const so = before ?? startedBy(open)
  const isKnown = so.versions.includes(version)
  const isTime = open.now >= Math.max(addDuration(open.zone, so.startedAt, step.winner.after), so.comparedAt + hour)
  if (isKnown && !isTime) return undefined
  const versions = isKnown ? so.versions : [...so.versions, version]
  const winner = isTime ? bestWay(await tallies(split, step, { journey, versions }, store)) : undefined
  const after: Omit<Experiment, 'revision'> = {
    startedAt: so.startedAt,
    versions,
    comparedAt: isTime ? open.now : so.comparedAt,
    ...(winner === undefined ? {} : { winner, decidedAt: open.now }),
  }
  const result = await store.write([putExperiment(journey, split, after, before)])
  // Somebody was faster: theirs counts, whatever it says.
  return result.kind === 'written' ? winner : (await findExperiment(store, journey, split))?.winner
}

const startedBy = ({ now }: Coming): Pick<Experiment, 'startedAt' | 'versions' | 'comparedAt'> => ({
  startedAt: now,
  versions: [],
  comparedAt: now,
})

async function tallies(
  split: string,
  { variants, winner }: PublishedSplit,
  { journey, versions }: { readonly journey: string; readonly versions: readonly string[] },
  store: Store,
): Promise<readonly Tally[]> {
  const total = async (what: string): Promise<number> => {
    const sums = await Promise.all(versions.map((version) => sumOf(store, { journey, version, what })))
    return sums.reduce((sum, one) => sum + one, 0)
  }
  const by = winner?.by ?? 'goal'
  return Promise.all(
    variants.map(async ({ name }) => ({
      name,
      contacts: await total(assignmentOf(split, name)),
      did: await total(outcomeOf(split, name, by)),
    })),
  )
}
