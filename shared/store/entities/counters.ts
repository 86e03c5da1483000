import type { Change } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** One partition's item takes a thousand writes a second; this many share a journey's day. */
const shards = 16

/**
 * Counts something that happened to one step, in the same write as the thing itself, so that numbers and records agree.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const count = (
  { journey, version }: { readonly journey: string; readonly version: string },
  contactId: string,
  what: string,
  at: number,
): Change => ({
  kind: 'add',
  key: keys.counters(journey, version, new Date(at).toISOString().slice(0, 10), shardOf(contactId)),
  field: what,
  by: 1,
})

const shardOf = (contactId: string): number => {
  let sum = 0
  for (let index = 0; index < contactId.length; index++) sum = (sum * 31 + contactId.charCodeAt(index)) % 65_521
  return sum % shards
}
