import type { Activity } from '../../domain/contact/activity.ts'
import type { Outcome } from '../../domain/enrollment/settle-enrollments.ts'
import type { Change, Store } from '../../ports/store.ts'
import { putActivity } from './activities.ts'
import { count } from './counters.ts'
import { findEnrollment, putEndedEnrollment } from './enrollments.ts'

/** Writes down what became of enrollments: their ends, their goals, and the timeline's entries of both. */
export async function outcomeChanges(
  store: Store,
  contact: { readonly contactId: string; readonly revision: number },
  outcomes: readonly Outcome[],
  at: number,
  cause: string,
): Promise<readonly Change[]> {
  const changes: Change[] = [
    ...count(
      outcomes.map((one) => ({ ...one, what: one.kind })),
      contact.contactId,
      at,
    ),
  ]
  for (const outcome of outcomes) {
    changes.push(putActivity(contact, toActivity(outcome, at), `${cause}:${outcome.enrollmentId}:${outcome.kind}`))
    if (outcome.kind !== 'exited') continue
    const record = await findEnrollment(store, outcome.enrollmentId)
    if (record) changes.push(putEndedEnrollment(record, { kind: 'exited', reason: outcome.reason }, at))
  }
  return changes
}

function toActivity(outcome: Outcome, at: number): Activity {
  const { enrollmentId, journey } = outcome
  const base = { at, enrollmentId, journey }
  if (outcome.kind === 'exited') return { kind: 'exited', ...base, reason: outcome.reason }
  const { event, creditedTo } = outcome
  return { kind: 'goal-reached', ...base, event, ...(creditedTo === undefined ? {} : { creditedTo }) }
}
