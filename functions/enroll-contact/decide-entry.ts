import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { holds, type World } from '../../shared/domain/condition/condition.ts'
import { isWatched, occurrencesSince } from '../../shared/domain/condition/watch.ts'
import type { EntryRefusal } from '../../shared/domain/contact/activity.ts'
import { type Contact, emailOf, normalEmail } from '../../shared/domain/contact/contact.ts'
import { mayEnterAgain } from '../../shared/domain/enrollment/enrollment.ts'
import { type Hopping, mostHops } from '../../shared/domain/enrollment/hops.ts'
import { exitReason } from '../../shared/domain/enrollment/settle-enrollments.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { Signer } from '../../shared/ports/signer.ts'
import type { Store } from '../../shared/ports/store.ts'
import type { LastPass } from '../../shared/store/entities/enrollments.ts'
import { findSuppression } from '../../shared/store/entities/suppressions.ts'

/** What decides over an entry. */
export type EntryFacts = {
  readonly contact: Contact
  readonly journey: CompiledJourney
  readonly event: { readonly name: string; readonly properties: JsonObject; readonly occurredAt: number } & Hopping
  readonly last: LastPass | undefined
  readonly now: number
  readonly zone: readonly ZonePeriod[]
  readonly world: World
}

/**
 * A contact's record has their enrollments; DynamoDB keeps 400 KB an item. A public key can make up as many values of a
 * re-entry key as it likes, and must not fill the record of anybody.
 */
const mostEnrollments = 100

/** Why a contact is not let in, asked in this order, or undefined where they are. */
export async function decideEntry(
  { contact, journey, event, last, now, zone, world }: EntryFacts,
  deps: { readonly store: Store; readonly signer: Signer },
): Promise<EntryRefusal | undefined> {
  const facts = { contact, event: event.properties, now, zone, world }
  if (journey.audience && !holds(journey.audience, facts)) return 'not-in-audience'
  if (exitReason(journey, { contact, enrollmentId: '', now, zone, world }) !== undefined) return 'exit-holds-already'
  if (hasLeftMeanwhile(contact, journey, event)) return 'exit-holds-already'
  const isOpen = last !== undefined && contact.enrollments[last.enrollmentId]?.state === 'open'
  if (isOpen) return 'already-inside'
  const pass = last && { enteredAt: last.enteredAt, isOpen }
  if (!mayEnterAgain(journey.reentry, pass, now, zone)) return 'has-been-inside'
  if (Object.keys(contact.enrollments).length >= mostEnrollments) return 'inside-too-often'
  if ((event.hops ?? 0) > mostHops) return 'in-a-loop'
  const address = emailOf(contact)
  const suppression = address && (await findSuppression(deps.store, deps.signer.fingerprint(normalEmail(address))))
  return suppression && suppression.topics === 'all' ? 'suppressed' : undefined
}

/**
 * Whether an event that ends the journey has come since the trigger: who has paid meanwhile is not reminded to. The
 * trigger itself may be of that kind, and then does not count.
 */
const hasLeftMeanwhile = (
  contact: Contact,
  { exit, watches }: CompiledJourney,
  trigger: EntryFacts['event'],
): boolean =>
  exit.some((rule) => {
    if (rule.kind !== 'event') return false
    const watch = watches.find(({ event, where }) => event === rule.event && isSameFilter(where, rule.where))
    const since = isWatched(rule, trigger) ? trigger.occurredAt + 1 : trigger.occurredAt
    return watch !== undefined && occurrencesSince(contact.history[watch.id], since) > 0
  })

const isSameFilter = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
