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
  /** What an update left to be done, by the first of its steps. */
  leftToDo: (enrollmentId: string, step: string): ItemKey => ({
    table: 'contacts',
    pk: `E#${enrollmentId}`,
    sk: `LEFT#${step}`,
  }),
  /** The way of a split: a contact's for good, and the same with its outcomes in one enrollment. */
  way: (contactId: string, journey: string, split: string): ItemKey => ({
    table: 'contacts',
    pk: `C#${contactId}`,
    sk: `V#${journey}#${split}`,
  }),
  tried: (enrollmentId: string, split: string): ItemKey => ({
    table: 'contacts',
    pk: `E#${enrollmentId}`,
    sk: `V#${split}`,
  }),
  experiment: (journey: string, split: string): ItemKey => ({
    table: 'contacts',
    pk: `X#${journey}#${split}`,
    sk: 'EXPERIMENT',
  }),
  /** Leads lie by the team that has them. */
  lead: (team: string, contactId: string): ItemKey => ({ table: 'contacts', pk: `L#${team}`, sk: contactId }),
  task: (taskId: string): ItemKey => ({ table: 'contacts', pk: `T#${taskId}`, sk: 'TASK' }),
  /** A pointer to a task that is open, by its team, in the order in which tasks were opened. */
  openTask: (team: string, openedAt: number, taskId: string): ItemKey => ({
    table: 'contacts',
    pk: `O#${team}`,
    sk: `${new Date(openedAt).toISOString()}#${taskId}`,
  }),
  /** What is due in a minute, in four shares; and which minutes have anything due, in their order. */
  due: (minute: number, shard: number, contactId: string, name: string): ItemKey => ({
    table: 'contacts',
    pk: `DUE#${new Date(minute).toISOString()}#${shard}`,
    sk: `${contactId}#${name}`,
  }),
  dueMinute: (minute: number): ItemKey => ({ table: 'contacts', pk: 'DUES', sk: new Date(minute).toISOString() }),
  /** Everybody, in sixteen shares: who calls on all contacts goes by it. */
  person: (contactId: string, shard: number): ItemKey => ({
    table: 'contacts',
    pk: `PEOPLE#${String(shard).padStart(2, '0')}`,
    sk: contactId,
  }),
  /** How far time was kept. */
  tick: (): ItemKey => ({ table: 'contacts', pk: 'TICK', sk: 'TICK' }),
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
