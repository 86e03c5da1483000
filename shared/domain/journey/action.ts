import type { Json } from '../json.ts'
import type { Duration } from '../time/duration.ts'

/** Something that a journey does for a contact outside of their record. Each is done once per enrollment, by its step. */
export type Action =
  /** Creates or updates the lead of this contact, for a team to take. */
  | { readonly kind: 'lead'; readonly team: string; readonly note?: string }
  /** Asks a person of a team to do something, until a time after it was asked. */
  | {
      readonly kind: 'task'
      readonly title: string
      readonly team: string
      readonly note?: string
      readonly due?: Duration
    }
  /** Lets the contact do an event, which then is like any other of theirs. */
  | { readonly kind: 'emit'; readonly event: string; readonly properties: Fields }
  /** Lets the contact into another journey, if its door is open to them. */
  | { readonly kind: 'enroll'; readonly journey: string; readonly properties: Fields }

/** A signed call to somebody else's server; fields of its answer may be stored as attributes (by dotted path). */
export type Webhook = {
  readonly url: string
  readonly body: Fields
  readonly store: Readonly<Record<string, string>>
}

/** Values by name: written out, or taken from the contact or from the event that started the enrollment. */
export type Fields = Readonly<Record<string, FieldValue>>

/** Where a value comes from. */
export type FieldValue =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'attribute'; readonly attribute: string }
  | { readonly kind: 'property'; readonly property: string }
