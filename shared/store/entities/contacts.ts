import type { Contact } from '../../domain/contact/contact.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** A contact as it was read, with the revision that a change must still find. */
export type StoredContact = { readonly contact: Contact; readonly revision: number }

/** Reads a contact; one that was merged into another answers as that other. */
export async function findContact(store: Store, contactId: string): Promise<StoredContact | undefined> {
  let id = contactId
  for (let hop = 0; hop < mostMerges; hop++) {
    const item = await store.get(keys.contact(id))
    if (item === undefined) return undefined
    const { mergedInto, revision, ...contact } = item.value
    // Contacts are written by `putContact` alone, which takes nothing else.
    if (typeof mergedInto !== 'string') return { contact: contact as unknown as Contact, revision: Number(revision) }
    id = mergedInto
  }
  return undefined
}

/** Writes a contact, if it is still as it was read. Undefined: it must be new. */
export const putContact = (contact: Contact, revision: number | undefined): Change => ({
  kind: 'put',
  item: {
    key: keys.contact(contact.contactId),
    value: { ...(contact as unknown as JsonObject), revision: (revision ?? 0) + 1 },
  },
  when: revision === undefined ? { kind: 'absent' } : { kind: 'field-is', field: 'revision', value: revision },
})

/** Leaves a pointer where a contact was that turned out to be another. */
export const putMergedContact = (contactId: string, revision: number, into: string): Change => ({
  kind: 'put',
  item: { key: keys.contact(contactId), value: { contactId, mergedInto: into, revision: revision + 1 } },
  when: { kind: 'field-is', field: 'revision', value: revision },
})

const mostMerges = 20
