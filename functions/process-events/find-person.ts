import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import {
  type Contact,
  type Identity,
  isEmailAddress,
  newContact,
  normalEmail,
} from '../../shared/domain/contact/contact.ts'
import { mergeContacts, withIdentities } from '../../shared/domain/contact/merge-contacts.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import type { Change, Store } from '../../shared/ports/store.ts'
import { findContact, type StoredContact } from '../../shared/store/entities/contacts.ts'
import { contactIdOf, putIdentity } from '../../shared/store/entities/identities.ts'
import { absorbingChanges } from './absorbing-changes.ts'

/** The person a record is about: who they are now, the revision that was read, and what finding them changes. */
export type Person = {
  readonly contact: Contact
  /** Undefined: the contact is new. */
  readonly revision: number | undefined
  readonly changes: readonly Change[]
  /** The contact was made of several just now: that is written first, for there may be much of it. */
  readonly isMerged: boolean
}

/**
 * Finds the person by every identity that a record gives, and makes one of two contacts that turn out to be the same:
 * one that was only ever anonymous, or only an address, becomes part of the one that has a user id. Two user ids are
 * two people, even on one device or at one address. Undefined: the record is about nobody, or says nothing.
 */
export async function findPerson(
  record: IntakeRecord,
  deps: { readonly store: Store; readonly ids: Ids },
): Promise<Person | undefined> {
  if ('contactId' in record && record.contactId !== undefined)
    return known(await findContact(deps.store, record.contactId))
  if (record.kind === 'engagement' || record.kind === 'look') return undefined
  // Some SDKs say so after an `identify`: that somebody is themselves.
  if (record.kind === 'alias' && record.userId === record.previousId) return undefined
  const claims = await Promise.all(identitiesIn(record).map((identity) => lookUp(deps.store, identity)))
  const [first, ...others] = candidates(claims)
  const { contact, absorbed } = merged(first?.contact ?? newContact(deps.ids.next(), record.occurredAt), others)
  const { contactId, createdAt } = contact
  const free = freeFor(contactId, absorbed, claims)
  const identities = withIdentities(
    contact.identities,
    free.map(({ identity }) => identity),
  )
  return {
    contact: { ...contact, createdAt: Math.min(createdAt, record.occurredAt), identities },
    revision: first?.revision,
    isMerged: absorbed.length > 0,
    changes: [
      ...(await absorbingChanges({ contactId, revision: first?.revision ?? 0 }, absorbed, record, deps.store)),
      ...free.map(({ identity, before }) => putIdentity(identity, contactId, before)),
    ],
  }
}

type Claim = {
  readonly identity: Identity
  readonly before: string | undefined
  readonly found: StoredContact | undefined
}

/** The identities of a record, the strongest first. An address that a browser key brings proves nothing. */
function identitiesIn(record: Exclude<IntakeRecord, { kind: 'engagement' | 'look' }>): readonly Identity[] {
  if (record.kind === 'alias') {
    return [
      { kind: 'user', id: record.userId },
      { kind: 'anonymous', id: record.previousId },
    ]
  }
  const given = record.kind === 'identify' ? record.traits['email'] : record.email
  const email = record.origin === 'server' ? given : undefined
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

const known = (stored: StoredContact | undefined): Person | undefined =>
  stored && { ...stored, changes: [], isMerged: false }

/** The contacts that may be the person, those with a user id first; one with another user id is somebody else. */
function candidates(claims: readonly Claim[]): readonly StoredContact[] {
  const userId = claims.find(({ identity }) => identity.kind === 'user')?.identity.id
  const found = new Map(claims.flatMap((claim) => (claim.found ? [[claim.found.contact.contactId, claim.found]] : [])))
  const possible = [...found.values()].filter(
    ({ contact }) => userId === undefined || userIdsOf(contact).every((id) => id === userId),
  )
  const isUser = ({ contact }: StoredContact): boolean => userIdsOf(contact).length > 0
  return [...possible.filter(isUser), ...possible.filter((one) => !isUser(one))]
}

/** Makes one contact of all that can be the same person. */
function merged(
  first: Contact,
  others: readonly StoredContact[],
): { readonly contact: Contact; readonly absorbed: readonly StoredContact[] } {
  const absorbed = others.filter((other) => userIdsOf(first).length === 0 || userIdsOf(other.contact).length === 0)
  return { contact: absorbed.reduce((contact, other) => mergeContacts(contact, other.contact), first), absorbed }
}

const userIdsOf = ({ identities }: Contact): readonly string[] =>
  identities.flatMap(({ kind, id }) => (kind === 'user' ? [id] : []))

/**
 * The identities that are not the person's yet and become theirs. A device belongs to whoever used it last; another's
 * user id or address stays the other's.
 */
function freeFor(contactId: string, absorbed: readonly StoredContact[], claims: readonly Claim[]): readonly Claim[] {
  const parts = new Set(absorbed.map(({ contact }) => contact.contactId))
  return claims.filter(({ identity, found }) => {
    if (found === undefined) return true
    if (found.contact.contactId === contactId) return false
    return identity.kind === 'anonymous' || parts.has(found.contact.contactId)
  })
}
