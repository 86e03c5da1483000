import { hash } from 'node:crypto'
import type { Condition } from '../../domain/condition/condition.ts'
import { chooseWay } from '../../domain/journey/choose-way.ts'
import { withParts } from '../../domain/journey/walk-steps.ts'
import type { Store } from '../../ports/store.ts'
import { count } from '../entities/counters.ts'
import { assignmentOf, findTried, findWay, putTried, putWay, type Tried } from '../entities/experiments.ts'
import type { OpenEnrollment } from '../open-enrollment.ts'
import { type PublishedSplit, winnerOf } from './winner-of.ts'

/** The ways of splits that a contact gets, by split: those that are known, and those that a condition asks for. */
export async function variantsOf(
  condition: Condition,
  known: Readonly<Record<string, string>>,
  open: OpenEnrollment,
  store: Store,
): Promise<Readonly<Record<string, string>>> {
  const ways = { ...known }
  for (const part of withParts(condition)) {
    if (part.kind !== 'variant' || Object.hasOwn(ways, part.split)) continue
    const step = open.journey.steps[part.split]
    if (step?.kind === 'split') ways[part.split] = await wayOf(part.split, step, open, store)
  }
  return ways
}

/**
 * A contact's way is decided once and for ever, by the contact and the split alone: weights that are changed later move
 * nobody. Several at once may decide; the first that is written counts.
 */
async function wayOf(split: string, step: PublishedSplit, open: OpenEnrollment, store: Store): Promise<string> {
  const { enrollmentId } = open.record
  const { contactId } = open.contact
  const { id: journey, version } = open.journey
  const tried = await findTried(store, enrollmentId, split)
  if (tried !== undefined) return tried.variant
  const given = await findWay(store, contactId, journey, split)
  const variant = given ?? chooseWay(step, pointOf(journey, split, contactId), await winnerOf(split, step, open, store))
  const now: Tried = { journey, version, split, variant, at: open.now, counted: [] }
  const first = given === undefined ? [putWay(contactId, now), ...countWay(now, contactId)] : []
  const result = await store.write([putTried(enrollmentId, now), ...first])
  return result.kind === 'written' ? variant : wayOf(split, step, open, store)
}

const countWay = ({ journey, version, split, variant, at }: Tried, contactId: string) =>
  count([{ journey, version, what: assignmentOf(split, variant) }], contactId, at)

/** Where a contact stands on the line that a split divides: from 0 to 1, as if by chance, and always the same. */
export const pointOf = (journey: string, split: string, contactId: string): number =>
  Number.parseInt(hash('sha256', JSON.stringify([journey, split, contactId])).slice(0, 12), 16) / 2 ** 48
