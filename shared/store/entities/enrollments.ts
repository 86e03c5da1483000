import type { EntryRefusal } from '../../domain/contact/activity.ts'
import type { EnrollmentEnd, EnrollmentRecord } from '../../domain/enrollment/enrollment.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** The whole record of an enrollment. */
export async function findEnrollment(store: Store, enrollmentId: string): Promise<EnrollmentRecord | undefined> {
  const item = await store.get(keys.enrollment(enrollmentId))
  // Enrollments are written by this file alone.
  return item?.value as unknown as EnrollmentRecord | undefined
}

/** How an entry was decided. */
export type DecidedEntry =
  | { readonly kind: 'entered'; readonly record: EnrollmentRecord }
  | { readonly kind: 'refused'; readonly reason: EntryRefusal }

/** How the entry was decided that would have begun an enrollment; undefined where it was not yet. */
export async function findDecidedEntry(store: Store, enrollmentId: string): Promise<DecidedEntry | undefined> {
  const item = await store.get(keys.enrollment(enrollmentId))
  if (item === undefined) return undefined
  // Written by `putRefusedEntry`, and by those who write enrollments.
  if ('refused' in item.value) return { kind: 'refused', reason: item.value['refused'] as EntryRefusal }
  return { kind: 'entered', record: item.value as unknown as EnrollmentRecord }
}

/** A queue, and whoever empties its dead letters, delivers a request again for weeks. */
const rememberedSeconds = 30 * 86_400

/** Writes down, in the place of the enrollment, that none begins: what was decided once is not decided again. */
export const putRefusedEntry = (enrollmentId: string, reason: EntryRefusal, at: number): Change => ({
  kind: 'put',
  item: {
    key: keys.enrollment(enrollmentId),
    value: { refused: reason },
    expiresAt: Math.floor(at / 1000) + rememberedSeconds,
  },
  when: { kind: 'absent' },
})

/** Begins an enrollment; the id is derived from contact, journey and trigger, so a repeated trigger finds it there. */
export const putNewEnrollment = (record: EnrollmentRecord): Change => ({
  kind: 'put',
  item: { key: keys.enrollment(record.enrollmentId), value: record as unknown as JsonObject },
  when: { kind: 'absent' },
})

/** Writes down how an enrollment ended. */
export const putEndedEnrollment = (record: EnrollmentRecord, end: EnrollmentEnd, at: number): Change => ({
  kind: 'put',
  item: {
    key: keys.enrollment(record.enrollmentId),
    value: { ...record, end: record.end ?? { ...end, at } } as unknown as JsonObject,
  },
})

/** The last pass of a contact through a journey (or through one value of its re-entry key). */
export type LastPass = { readonly enrollmentId: string; readonly enteredAt: number; readonly revision: number }

/** Reads the last pass. */
export async function findLastPass(
  store: Store,
  contactId: string,
  journey: string,
  key: string,
): Promise<LastPass | undefined> {
  const item = await store.get(keys.pass(contactId, journey, key))
  return item?.value as unknown as LastPass | undefined
}

/** Writes a new pass, if no other has begun since the last one was read. */
export const putPass = (
  contactId: string,
  journey: string,
  key: string,
  pass: Omit<LastPass, 'revision'>,
  last: LastPass | undefined,
): Change => ({
  kind: 'put',
  item: { key: keys.pass(contactId, journey, key), value: { ...pass, revision: (last?.revision ?? 0) + 1 } },
  when: last === undefined ? { kind: 'absent' } : { kind: 'field-is', field: 'revision', value: last.revision },
})
