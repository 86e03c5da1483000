import type { Identity } from '../../domain/contact/contact.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** The id of the contact that an identity belongs to. */
export async function contactIdOf(store: Store, identity: Identity): Promise<string | undefined> {
  const item = await store.get(keys.identity(identity))
  const contactId = item?.value['contactId']
  return typeof contactId === 'string' ? contactId : undefined
}

/** Says whose an identity is, if it still is what it was when it was looked up (undefined: nobody's). */
export const putIdentity = (identity: Identity, contactId: string, before: string | undefined): Change => ({
  kind: 'put',
  item: { key: keys.identity(identity), value: { contactId } },
  when: before === undefined ? { kind: 'absent' } : { kind: 'field-is', field: 'contactId', value: before },
})
