import type { Activity } from '../../domain/contact/activity.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** How long the timeline goes back. */
const keptSeconds = 400 * 86_400

/**
 * Adds to a contact's timeline. `revision` is that of the contact which the entry tells of; `id` is derived from what it
 * tells, so that telling it twice leaves one entry.
 */
export const putActivity = (
  { contactId, revision }: { readonly contactId: string; readonly revision: number },
  activity: Activity,
  id: string,
): Change => ({
  kind: 'put',
  item: {
    key: keys.activity(contactId, activity.at, `${String(revision).padStart(9, '0')}${rankOf(activity)}`, id),
    value: activity as unknown as JsonObject,
    expiresAt: Math.floor(activity.at / 1000) + keptSeconds,
  },
})

/** A contact's timeline, oldest first; `after` is the place where the page before ended. */
export async function readTimeline(
  store: Store,
  contactId: string,
  after?: string,
): Promise<{ readonly activities: readonly Activity[]; readonly next: string | undefined }> {
  const page = await store.query({
    table: 'activity',
    pk: keys.activity(contactId, 0, '', '').pk,
    limit: 500,
    ...(after === undefined ? {} : { after }),
  })
  const last = page.items.at(-1)
  return {
    // Activities are written by `putActivity` alone.
    activities: page.items.map(({ value }) => value as unknown as Activity),
    next: page.more ? last?.key.sk : undefined,
  }
}

/** What follows from what, where one change of a contact is told in several entries. */
function rankOf({ kind }: Activity): number {
  if (kind === 'goal-reached' || kind === 'waited' || kind === 'delivered') return 1
  if (kind === 'exited' || kind === 'entered') return 2
  if (kind === 'asked') return 3
  return kind === 'completed' ? 4 : 0
}
