import type { Item, ItemKey, Store } from '../../../shared/ports/store.ts'

/** One form of the store under the contract. */
export type Form = { readonly name: string; readonly store: Store }

let partitions = 0

/** A partition that no other test has seen. */
export const freshPartition = (): string => `partition ${++partitions}`

/** The key of an item in a partition, of the table `contacts`. */
export const keyIn = (pk: string, sk = 'item'): ItemKey => ({ table: 'contacts', pk, sk })

/** A key that no other test has seen. */
export const freshKey = (sk?: string): ItemKey => keyIn(freshPartition(), sk)

/** Puts items into the store without conditions. */
export async function given(store: Store, ...items: readonly Item[]): Promise<void> {
  for (const item of items) await store.write([{ kind: 'put', item }])
}
