import type { Change, Store } from '../../ports/store.ts'
import { shardOf } from '../entities/counters.ts'
import { keys } from '../entities/keys.ts'

/** The directory of all contacts lies in so many shares, which are gone through side by side. */
export const peopleShards = 16

/** Puts a contact into the directory, where whoever calls on all contacts finds them. Twice is once. */
export const putPerson = (contactId: string): Change => ({
  kind: 'put',
  item: { key: keys.person(contactId, shardOf(contactId, peopleShards)), value: {} },
})

/** Takes a contact out that has become part of another. */
export const removePerson = (contactId: string): Change => ({
  kind: 'delete',
  key: keys.person(contactId, shardOf(contactId, peopleShards)),
})

/** A page of one share of the directory, as ids; `next` is where the page after it begins. */
export async function readPeople(
  store: Store,
  shard: number,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly contactIds: readonly string[]; readonly next: string | undefined }> {
  const { pk } = keys.person('', shard)
  const page = await store.query({ table: 'contacts', pk, limit, ...(after === undefined ? {} : { after }) })
  const contactIds = page.items.map(({ key }) => key.sk)
  return { contactIds, next: page.more ? contactIds.at(-1) : undefined }
}
