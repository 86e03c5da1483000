import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** One partition's item takes a thousand writes a second; this many share one counter of a day. */
const shards = 16

/** What is counted: something that happened in a version of a journey, such as `sent:welcome` or `exited`. */
export type Counted = { readonly journey: string; readonly version: string; readonly what: string }

/**
 * Counts in the same write as the thing itself, so that numbers and records agree. `spread` says which share of the
 * counter takes it, so that a busy journey has no hot item.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export function count(counted: readonly Counted[], spread: string, at: number): readonly Change[] {
  const day = new Date(at).toISOString().slice(0, 10)
  const changes = new Map<string, Change & { readonly kind: 'add' }>()
  for (const { journey, version, what } of counted) {
    const key = keys.counter(journey, version, what, day, shardOf(spread, shards))
    const name = `${key.pk} ${key.sk}`
    changes.set(name, { kind: 'add', key, field: 'count', by: (changes.get(name)?.by ?? 0) + 1 })
  }
  return [...changes.values()]
}

/** How often something was counted in a version of a journey, over all days and shares. */
export async function sumOf(store: Store, { journey, version, what }: Counted): Promise<number> {
  const { table, pk, sk } = keys.counter(journey, version, what, '', 0)
  const prefix = sk.slice(0, sk.indexOf('#') + 1)
  let sum = 0
  for (let after: string | undefined; ; ) {
    const page = await store.query({ table, pk, prefix, ...(after === undefined ? {} : { after }) })
    sum += page.items.reduce((so, { value }) => so + Number(value['count']), 0)
    after = page.items.at(-1)?.key.sk
    if (!page.more || after === undefined) return sum
  }
}

/** Which of so many shares takes something, by its name: the same name always the same share. */
export function shardOf(name: string, count: number): number {
  let sum = 0
  for (let index = 0; index < name.length; index++) sum = (sum * 31 + name.charCodeAt(index)) % 65_521
  return sum % count
}
