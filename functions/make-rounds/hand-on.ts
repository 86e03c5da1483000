import { keyOfDue, putDue, putDueMinutes } from '../../shared/store/by-time/dues.ts'
import type { RoundDeps, Worked } from './deps.ts'

/**
 * Hands on what came of a page. The entries go first: once a contact was looked at, nothing says any more that a date of
 * theirs was due.
 */
export async function handOn(
  { entries, looks, dues, done }: Worked,
  { store, queue }: Pick<RoundDeps, 'store' | 'queue'>,
): Promise<void> {
  if (entries.length > 0)
    await queue.send(
      'entry',
      entries.map((body) => ({ body })),
    )
  if (dues.length > 0) {
    // Each by itself: rounds side by side share them, and in transactions they would be in each other's way.
    await Promise.all(putDueMinutes(dues.map(({ at }) => at)).map((change) => store.write([change])))
    await store.write(dues.map(putDue))
  }
  if (looks.length > 0) {
    await queue.send(
      'intake',
      looks.map((body) => ({ body, group: body.contactId, id: body.messageId })),
    )
  }
  if (done.length > 0) await store.write(done.map((due) => ({ kind: 'delete', key: keyOfDue(due) })))
}
