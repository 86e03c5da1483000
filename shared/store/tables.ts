import type { TableName } from '../ports/store.ts'

/** How one table is laid out beyond its keys, which all tables share. */
export type TableLayout = { readonly name: TableName; readonly hasTimeToLive: boolean }

/** The attributes that make up every key: a partition, and a place in its order. Both are strings. */
export const keyAttributes = { partition: 'pk', sort: 'sk' } as const

/** The attribute (epoch seconds) after which an item of a table with time to live may be deleted. */
export const expiryAttribute = 'expiresAt'

/**
 * The tables. `contacts` keeps what must change together under a condition (profile, identities, enrollments, open
 * waits, sends, consent), `activity` the timeline, `measures` the counters, which are kept for good.
 */
export const tableLayouts: { readonly [Name in TableName]: TableLayout & { readonly name: Name } } = {
  contacts: { name: 'contacts', hasTimeToLive: true },
  activity: { name: 'activity', hasTimeToLive: true },
  measures: { name: 'measures', hasTimeToLive: false },
}
