import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Change, Item, Store } from '../../shared/ports/store.ts'
import { removePerson } from '../../shared/store/by-time/people.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putMergedContact, type StoredContact } from '../../shared/store/entities/contacts.ts'
import { keys } from '../../shared/store/entities/keys.ts'

/** What is written when contacts turn out to be part of another: pointers, passes, and an entry in the timeline of each. */
export async function absorbingChanges(
  survivor: { readonly contactId: string; readonly revision: number },
  absorbed: readonly StoredContact[],
  { messageId, occurredAt }: IntakeRecord,
  store: Store,
): Promise<readonly Change[]> {
  const { contactId } = survivor
  return [
    ...absorbed.flatMap(({ contact: { contactId: id }, revision }) => [
      putMergedContact(id, revision, contactId),
      removePerson(id),
      putActivity(survivor, { kind: 'merged', at: occurredAt, absorbed: id }, `${messageId}:merged:${id}`),
    ]),
    ...(await copiedPasses(store, absorbed, contactId)),
    ...(await copiedWays(store, absorbed, contactId)),
  ]
}

/** A contact has passed through a handful of journeys; more than this many passes of one person are not looked at. */
const mostPasses = 40

/**
 * Copies the passes of absorbed contacts, so that a journey that may be entered once is not entered by both. Of several
 * passes through one journey the latest counts.
 */
async function copiedPasses(store: Store, absorbed: readonly StoredContact[], to: string): Promise<readonly Change[]> {
  const pages = await Promise.all(
    absorbed.map(({ contact }) =>
      store.query({ table: 'contacts', pk: keys.contact(contact.contactId).pk, prefix: 'J#', limit: mostPasses }),
    ),
  )
  const latest = new Map<string, Item>()
  for (const item of pages.flatMap(({ items }) => items)) {
    if (enteredAt(item) > enteredAt(latest.get(item.key.sk))) latest.set(item.key.sk, item)
  }
  const copies = [...latest.values()].slice(0, mostPasses).map(async (item): Promise<readonly Change[]> => {
    const key = { ...item.key, pk: keys.contact(to).pk }
    const own = await store.get(key)
    if (enteredAt(own) >= enteredAt(item)) return []
    const revision = Number(own?.value['revision'] ?? 0)
    const when = own
      ? ({ kind: 'field-is', field: 'revision', value: revision } as const)
      : ({ kind: 'absent' } as const)
    return [{ kind: 'put', item: { key, value: { ...item.value, revision: revision + 1 } }, when }]
  })
  return (await Promise.all(copies)).flat()
}

/** Nor in more splits than these. */
const mostWays = 20

/** Copies the ways of splits that absorbed contacts got, where the other has none of its own: nobody is moved. */
async function copiedWays(store: Store, absorbed: readonly StoredContact[], to: string): Promise<readonly Change[]> {
  const pages = await Promise.all(
    absorbed.map(({ contact }) =>
      store.query({ table: 'contacts', pk: keys.contact(contact.contactId).pk, prefix: 'V#', limit: mostWays }),
    ),
  )
  const ways = new Map(pages.flatMap(({ items }) => items.map((item) => [item.key.sk, item] as const)))
  const copies = [...ways.values()].slice(0, mostWays).map(async ({ key: from, value }): Promise<readonly Change[]> => {
    const key = { ...from, pk: keys.contact(to).pk }
    if ((await store.get(key)) !== undefined) return []
    return [{ kind: 'put', item: { key, value }, when: { kind: 'absent' } }]
  })
  return (await Promise.all(copies)).flat()
}

const enteredAt = (pass: Item | undefined): number => Number(pass?.value['enteredAt'] ?? Number.NEGATIVE_INFINITY)
