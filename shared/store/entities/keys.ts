import type { Identity } from '../../domain/contact/contact.ts'
import type { ItemKey } from '../../ports/store.ts'

/**
 * Where everything lies. One person's profile and passes share a partition; enrollments, sends, addresses and
 * seen events are found by their own ids, whichever contact they belong to by then.
 */
export const keys = {
  contact: (contactId: string): ItemKey => ({ table: 'contacts', pk: `C#${contactId}`, sk: 'PROFILE' }),
  enrollment: (enrollmentId: string): ItemKey => ({ table: 'contacts', pk: `E#${enrollmentId}`, sk: 'ENROLLMENT' }),
  /** The last pass through a journey; journeys with a re-entry key have one for every value of it. */
  pass: (contactId: string, journey: string, key: string): ItemKey => ({
    table: 'contacts',
    pk: `C#${contactId}`,
    sk: `J#${journey}#${key}`,
  }),
  identity: ({ kind, id }: Identity): ItemKey => ({ table: 'contacts', pk: `I#${kind}#${id}`, sk: 'IDENTITY' }),
  seenEvent: (messageId: string): ItemKey => ({ table: 'contacts', pk: `V#${messageId}`, sk: 'SEEN' }),
  send: (sendId: string): ItemKey => ({ table: 'contacts', pk: `M#${sendId}`, sk: 'SEND' }),
  suppression: (fingerprint: string): ItemKey => ({
    table: 'contacts',
    pk: `S#email#${fingerprint}`,
    sk: 'SUPPRESSION',
  }),
  /** In the order of time; what happened at once in the order in which the contact's record came to it. */
  activity: (contactId: string, at: number, order: string, id: string): ItemKey => ({
    table: 'activity',
    pk: `C#${contactId}`,
    sk: `${new Date(at).toISOString()}#${order}#${id}`,
  }),
  counter: (journey: string, version: string, what: string, day: string, shard: number): ItemKey => ({
    table: 'measures',
    pk: `J#${journey}#${version}`,
    sk: `${what}#${day}#${shard}`,
  }),
}
