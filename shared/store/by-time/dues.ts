import { type DuePurpose, minuteOf, nameOfDue } from '../../domain/contact/due.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, ItemKey, Store } from '../../ports/store.ts'
import { shardOf } from '../entities/counters.ts'
import { keys } from '../entities/keys.ts'

/** Something that is due to a contact at a time. */
export type Due = { readonly contactId: string; readonly at: number; readonly purpose: DuePurpose }

/** What is due in one minute lies in so many shares, which are worked on side by side. */
export const dueShards = 4

/** Where a due lies: in the minute at which it is done. */
export const keyOfDue = ({ contactId, at, purpose }: Due): ItemKey => keyOfNamedDue(contactId, nameOfDue(purpose), at)

/** The same, of a due that is known by its name. */
export const keyOfNamedDue = (contactId: string, name: string, at: number): ItemKey =>
  keys.due(minuteOf(at), shardOf(contactId, dueShards), contactId, name)

/** What nobody has done a month after it was due is not done any more. */
const keptSeconds = 30 * 86_400

/** Whether what was due at a time may still be done. */
export const isKept = (at: number, now: number): boolean => now <= at + keptSeconds * 1000

/** Makes something due. Its minute must have been put before, by `putDueMinutes`. Twice is once. */
export const putDue = (due: Due): Change => ({
  kind: 'put',
  item: {
    key: keyOfDue(due),
    value: due as unknown as JsonObject,
    expiresAt: Math.floor(due.at / 1000) + keptSeconds,
  },
})

/** Says which minutes have something due. A minute that turns out to be empty does no harm; one that is missing would. */
export const putDueMinutes = (moments: readonly number[]): readonly Change[] =>
  [...new Set(moments.map(minuteOf))].map((minute) => ({
    kind: 'put',
    item: { key: keys.dueMinute(minute), value: { minute } },
  }))

/** Forgets a minute, once nothing can come to be due in it any more. */
export const removeDueMinute = (minute: number): Change => ({ kind: 'delete', key: keys.dueMinute(minute) })

/** The minutes that have something due, in their order; a page of them, or all. */
export async function readDueMinutes(store: Store, limit?: number): Promise<readonly number[]> {
  const { pk } = keys.dueMinute(0)
  const { items } = await store.query({ table: 'contacts', pk, ...(limit === undefined ? {} : { limit }) })
  return items.map(({ key }) => Date.parse(key.sk))
}

/** A page of what is due in a minute; `next` is where the page after it begins. */
export async function readDues(
  store: Store,
  { minute, shard, after, limit }: { minute: number; shard: number; after?: string | undefined; limit: number },
): Promise<{ readonly dues: readonly Due[]; readonly next: string | undefined }> {
  const { pk } = keys.due(minute, shard, '', '')
  const page = await store.query({ table: 'contacts', pk, limit, ...(after === undefined ? {} : { after }) })
  // Dues are written by `putDue` alone.
  const dues = page.items.map(({ value }) => value as unknown as Due)
  return { dues, next: page.more ? page.items.at(-1)?.key.sk : undefined }
}
