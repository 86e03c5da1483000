import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { type Contact, type Identity, isEmailAddress, newContact, normalEmail } from '../../shared/domain/contact.ts'
import { mergeContacts, withIdentities } from '../../shared/domain/merge-contacts.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import type { Change, Store } from '../../shared/ports/store.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { findContact, putMergedContact, type StoredContact } from '../../shared/store/entities/contacts.ts'
import { contactIdOf, putIdentity } from '../../shared/store/entities/identities.ts'
import { copiedPasses } from './copied-passes.ts'

/** The person a record is about: who they are now, the revision that was read, and what finding them changes. */
export type Person = {
  readonly contact: Contact
  /** Undefined: the contact is new. */
  readonly revision: number | undefined
  readonly changes: readonly Change[]
}

/**
 * Finds the person by every identity that a record gives, and makes one of two contacts that turn out to be the same:
 * one that was only ever anonymous, or only an address, becomes part of the one that has a user id. Two user ids are
 * two people, even on one device or at one address.
 */
export async function findPerson(
  record: IntakeRecord,
  deps: { readonly store: Store; readonly ids: Ids },
): Promise<Person | undefined> {
  if (record.kind === 'engagement') return known(await findContact(deps.store, record.contactId))
  const claims = await Promise.all(identitiesIn(record).map((identity) => lookUp(deps.store, identity)))
  const [first, ...others] = distinct(claims)
  if (first === undefined) return created(claims, newContact(deps.ids.next(), record.occurredAt))
  let person: Person = { contact: first.contact, revision: first.revision, changes: [] }
  const userId = claims.find(({ identity }) => identity.kind === 'user')?.identity.id
  for (const other of others) {
    if (isSomebodyElse(other.contact, person.contact, userId)) continue
    person = await absorb(person, other, record, deps.store)
  }
  return recognised(person, claims)
}

type Claim = {
  readonly identity: Identity
  readonly before: string | undefined
  readonly found: StoredContact | undefined
}

/** The identities of a record, the strongest first. An address that a browser key brings proves nothing. */
function identitiesIn(record: Exclude<IntakeRecord, { kind: 'engagement' }>): readonly Identity[] {
  if (record.kind === 'alias') {
    return [
      { kind: 'user', id: record.userId },
      { kind: 'anonymous', id: record.previousId },
    ]
  }
  const email = record.kind === 'identify' && record.origin === 'server' ? record.traits['email'] : undefined
  return [
    ...(record.userId === undefined ? [] : [{ kind: 'user', id: record.userId } as const]),
    ...(typeof email === 'string' && isEmailAddress(email) ? [{ kind: 'email', id: normalEmail(email) } as const] : []),
    ...(record.anonymousId === undefined ? [] : [{ kind: 'anonymous', id: record.anonymousId } as const]),
  ]
}

async function lookUp(store: Store, identity: Identity): Promise<Claim> {
  const before = await contactIdOf(store, identity)
  return { identity, before, found: before === undefined ? undefined : await findContact(store, before) }
}

const known = (stored: StoredContact | undefined): Person | undefined => stored && { ...stored, changes: [] }

const distinct = (claims: readonly Claim[]): readonly StoredContact[] => [
  ...new Map(claims.flatMap(({ found }) => (found ? [[found.contact.contactId, found] as const] : []))).values(),
]

const created = (claims: readonly Claim[], contact: Contact): Person => ({
  contact: { ...contact, identities: claims.map(({ identity }) => identity) },
  revision: undefined,
  changes: claims.map(({ identity, before }) => putIdentity(identity, contact.contactId, before)),
})

/** Whether a contact has a user id that is not the other's: then they are two people. */
function isSomebodyElse(other: Contact, contact: Contact, userId: string | undefined): boolean {
  const userIds = new Set([...userIdsOf(contact), ...(userId === undefined ? [] : [userId])])
  return userIds.size > 0 && userIdsOf(other).some((id) => !userIds.has(id))
}

const userIdsOf = ({ identities }: Contact): readonly string[] =>
  identities.flatMap(({ kind, id }) => (kind === 'user' ? [id] : []))

async function absorb(person: Person, other: StoredContact, record: IntakeRecord, store: Store): Promise<Person> {
  const absorbed = other.contact.contactId
  const { contactId } = person.contact
  return {
    ...person,
    contact: mergeContacts(person.contact, other.contact),
    changes: [
      ...person.changes,
      putMergedContact(absorbed, other.revision, contactId),
      ...(await copiedPasses(store, absorbed, contactId)),
      putActivity(
        { contactId, revision: person.revision ?? 0 },
        { kind: 'merged', at: record.occurredAt, absorbed },
        `${record.messageId}:merged`,
      ),
    ],
  }
}

/** Ties the identities to the person that are not theirs yet; another's user id or address stays the other's. */
function recognised(person: Person, claims: readonly Claim[]): Person {
  const { contact } = person
  const strangers = claims.filter(({ found }) => found?.contact.contactId !== contact.contactId)
  const free = strangers.filter(
    ({ identity, found }) => identity.kind === 'anonymous' || found === undefined || isPart(found, person),
  )
  if (free.length === 0) return person
  return {
    ...person,
    contact: {
      ...contact,
      identities: withIdentities(
        contact.identities,
        free.map(({ identity }) => identity),
      ),
    },
    changes: [
      ...person.changes,
      ...free.map(({ identity, before }) => putIdentity(identity, contact.contactId, before)),
    ],
  }
}

/** Whether a contact was just absorbed into the person. */
const isPart = (found: StoredContact, person: Person): boolean =>
  found.contact.identities.every((one) =>
    person.contact.identities.some(({ kind, id }) => kind === one.kind && id === one.id),
  )
