import type { Contact, Identity } from '../../shared/domain/contact/contact.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { contactIdOf } from '../../shared/store/entities/identities.ts'
import type { TestRuntime } from '../support/test-runtime.ts'

/** The contact that an identity leads to now. */
export async function contactOf(
  { store }: TestRuntime,
  kind: Identity['kind'],
  id: string,
): Promise<Contact | undefined> {
  const contactId = await contactIdOf(store, { kind, id })
  return contactId === undefined ? undefined : (await findContact(store, contactId))?.contact
}
