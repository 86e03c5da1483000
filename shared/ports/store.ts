import type { JsonObject } from '../domain/json.ts'

/** The tables of the product; what is in each stands in `shared/store/tables.ts`. */
export type TableName = 'contacts' | 'activity' | 'measures'

/** Where an item lies: a partition, and a place in its order. */
export type ItemKey = { readonly table: TableName; readonly pk: string; readonly sk: string }

/**
 * What is kept under a key. `expiresAt` (epoch seconds) lets the store delete the item some time after; it may
 * still be read until then, so no decision may rest on its absence.
 */
export type Item = { readonly key: ItemKey; readonly value: JsonObject; readonly expiresAt?: number }

/** What must be true of the item under a key for a change to be made. Fields are top-level fields of the value. */
export type Condition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present' }
  | { readonly kind: 'field-is'; readonly field: string; readonly value: string | number }
  | { readonly kind: 'absent-or-field-is'; readonly field: string; readonly value: string | number }

/** One change of one item. `add` counts in a numeric field and creates what is missing. */
export type Change =
  | { readonly kind: 'put'; readonly item: Item; readonly when?: Condition }
  | { readonly kind: 'delete'; readonly key: ItemKey; readonly when?: Condition }
  | { readonly kind: 'check'; readonly key: ItemKey; readonly when: Condition }
  | { readonly kind: 'add'; readonly key: ItemKey; readonly field: string; readonly by: number }

/** Whether all changes were made, or none; `refused` names the changes (by index) whose condition did not hold. */
export type WriteResult = { readonly kind: 'written' } | { readonly kind: 'refused'; readonly at: readonly number[] }

/** A stretch of one partition, in key order. `after` is the `sk` of the last item of the page before. */
export type ItemQuery = {
  readonly table: TableName
  readonly pk: string
  readonly prefix?: string
  readonly limit?: number
  readonly descending?: boolean
  readonly after?: string
}

/**
 * The one door to what is kept. Reads are strongly consistent. `write` takes 1 to 100 changes, no two of the same
 * item, and makes all or none. Transient conflicts are retried inside; a fault is thrown as `StoreFault`.
 */
export type Store = {
  get(key: ItemKey): Promise<Item | undefined>
  query(query: ItemQuery): Promise<{ readonly items: readonly Item[]; readonly more: boolean }>
  write(changes: readonly Change[]): Promise<WriteResult>
  /** Lets those go first who were faster, after so many refusals in a row: together they would be in each other's way again. */
  backOff(refusals: number): Promise<void>
}

/** The store could not answer: the engine failed or was out of reach. Nothing is known of a write that ends so. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault'
}
