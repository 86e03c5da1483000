import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { Outcome } from '../../shared/domain/enrollment/settle-enrollments.ts'
import type { Measure } from '../../shared/domain/journey/journey.ts'
import type { Change, Store } from '../../shared/ports/store.ts'
import { outcomesOfWays, type Result } from '../../shared/store/entities/experiments.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What happened in an enrollment that ways of splits are measured by. */
type Measured = Result & { readonly journey: string; readonly version: string | undefined }

/** Counts what a record did for the ways that the contact went at splits: answers to messages, and goals. */
export async function measureWays(
  record: IntakeRecord,
  contact: Contact,
  outcomes: readonly Outcome[],
  now: number,
  { store, content }: { readonly store: Store; readonly content: PublishedContent },
): Promise<readonly Change[]> {
  const measured = [...answered(record, contact), ...goalsIn(outcomes, now)]
  const splits = await Promise.all(measured.map((one) => hasSplits(one, content)))
  const results = byEnrollment(measured.filter((_, index) => splits[index]))
  return results.length === 0 ? [] : outcomesOfWays(results, contact.contactId, now, store)
}

/** One record may be an answer and reach a goal at once. */
const byEnrollment = (measured: readonly Measured[]): readonly Result[] =>
  [...Map.groupBy(measured, ({ enrollmentId }) => enrollmentId)].map(([enrollmentId, all]) => ({
    enrollmentId,
    measures: all.flatMap((one) => one.measures),
    at: Math.max(...all.map(({ at }) => at)),
  }))

/** Who clicks or replies has opened. */
const measures: Readonly<Record<string, readonly Measure[]>> = {
  opened: ['opened'],
  clicked: ['opened', 'clicked'],
  replied: ['opened', 'replied'],
}

function answered(record: IntakeRecord, { enrollments }: Contact): readonly Measured[] {
  if (record.kind !== 'engagement' || record.isMachine) return []
  const found = measures[record.engagement]
  const { enrollmentId, journey, occurredAt: at } = record
  return found === undefined
    ? []
    : [{ enrollmentId, journey, version: enrollments[enrollmentId]?.version, measures: found, at }]
}

const goalsIn = (outcomes: readonly Outcome[], at: number): readonly Measured[] =>
  outcomes.flatMap(({ kind, enrollmentId, journey, version }) =>
    kind === 'goal-reached' ? [{ enrollmentId, journey, version, measures: ['goal'] as const, at }] : [],
  )

/** Most journeys have none, and then nothing is looked up. An enrollment that is over is taken for one of today's version. */
async function hasSplits({ journey, version }: Measured, content: PublishedContent): Promise<boolean> {
  const known = version ?? (await content.index()).journeys[journey]?.version
  const steps = known === undefined ? undefined : (await content.journey(journey, known))?.steps
  return Object.values(steps ?? {}).some(({ kind }) => kind === 'split')
}
