import type { JsonObject } from '../../domain/json.ts'
import type { SendRecord } from '../../domain/message/send.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** A send's record as it was read. */
export async function findSend(store: Store, sendId: string): Promise<SendRecord | undefined> {
  const item = await store.get(keys.send(sendId))
  // Sends are written by this file alone.
  return item?.value as unknown as SendRecord | undefined
}

/** Claims a send: only while nobody has, or after it was given back. */
export const putClaim = (record: SendRecord): Change => ({
  kind: 'put',
  item: itemOf(record),
  when: { kind: 'absent-or-field-is', field: 'state', value: 'intent' },
})

/** Writes what became of a send, if the claim is still the writer's own. */
export const putOutcome = (record: SendRecord, owner: string): Change => ({
  kind: 'put',
  item: itemOf(record),
  when: { kind: 'field-is', field: 'owner', value: owner },
})

/** Writes what the provider said of a send; its word settles any state, if that is still the one that was read. */
export const putSettled = (record: SendRecord, before: SendRecord): Change => ({
  kind: 'put',
  item: itemOf(record),
  when: { kind: 'field-is', field: 'state', value: before.state },
})

/** A send that was decided against needs no claim; it is written once. */
export const putNotSent = (record: SendRecord): Change => ({
  kind: 'put',
  item: itemOf(record),
  when: { kind: 'absent-or-field-is', field: 'state', value: 'intent' },
})

/** A send's record outlives every redelivery and redrive; a year after, only the numbers are left. */
const keptSeconds = 400 * 86_400

const itemOf = (record: SendRecord) => ({
  key: keys.send(record.sendId),
  value: record as unknown as JsonObject,
  expiresAt: Math.floor(record.at / 1000) + keptSeconds,
})
