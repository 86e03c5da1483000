import type { Occurrences } from '../condition/watch.ts'
import type { EnrollmentInProgress } from '../enrollment/enrollment.ts'
import type { Json } from '../json.ts'
import type { Stage } from './stage.ts'

/** A person whom we may message, as far as we know them. Everything a condition can ask is in here. */
export type Contact = {
  readonly contactId: string
  readonly createdAt: number
  readonly identities: readonly Identity[]
  readonly attributes: Readonly<Record<string, Json>>
  readonly tags: readonly string[]
  readonly scores: Readonly<Record<string, number>>
  /** What was counted, by the id of the watch. */
  readonly history: Readonly<Record<string, Occurrences>>
  /** When they last did something: an event, or an answer to a message. */
  readonly activeAt?: number
  /** The furthest stage of the story that a message brought them to. */
  readonly stage?: Stage
  /** The topics that they have left, or all: what conditions ask. The address's own suppression decides over each send. */
  readonly left?: 'all' | readonly string[]
  /** Segments, as of the definition (its digest) that was last asked: a change of it moves nobody in or out by itself. */
  readonly memberships?: Readonly<Record<string, Membership>>
  /** When what is due by time alone comes up next (milliseconds), by its name. */
  readonly dues?: Readonly<Record<string, number>>
  /** When the latest messages were sent to them, oldest first, as far as the caps ask. */
  readonly sentAt?: readonly number[]
  /** The enrollments that are open, and those whose goal can still be reached, by enrollment id. */
  readonly enrollments: Readonly<Record<string, EnrollmentInProgress>>
}

/** Whether a contact is in a segment, as of one definition of it. */
export type Membership = { readonly isIn: boolean; readonly definition: string }

/** One way to recognise a person. An e-mail address is kept in lower case. */
export type Identity = { readonly kind: 'user' | 'anonymous' | 'email'; readonly id: string }

/** A contact of whom nothing is known yet. */
export const newContact = (contactId: string, createdAt: number): Contact => ({
  contactId,
  createdAt,
  identities: [],
  attributes: {},
  tags: [],
  scores: {},
  history: {},
  enrollments: {},
})

/** The address that mail goes to, or undefined where none is known or what is known is none. */
export function emailOf(contact: Contact): string | undefined {
  const email = contact.attributes['email']
  return typeof email === 'string' && isEmailAddress(email) ? email : undefined
}

/**
 * Whether a text can be mailed to as it stands: one address, no display name, no white space, no control characters.
 * Deliberately narrower than RFC 5321; a mailbox that needs quoting is refused.
 */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})\.[A-Za-z]{2,24}$/.test(text)

/** An address as it is compared: mailboxes that differ in case only are one person's. */
export const normalEmail = (address: string): string => address.trim().toLowerCase()

/** The language a contact reads, as a tag such as `zh-TW`; undefined where they never said. */
export function languageOf(contact: Contact): string | undefined {
  const language = contact.attributes['language'] ?? contact.attributes['locale']
  return typeof language === 'string' && language.length <= 35 ? language.replace('_', '-').split('@')[0] : undefined
}

/** The time zone a contact is known to live in, by name; it may be a name that no database knows. */
export function timeZoneOf(contact: Contact): string | undefined {
  const zone = contact.attributes['timezone'] ?? contact.attributes['timeZone']
  return typeof zone === 'string' && zone.length <= 64 ? zone : undefined
}
