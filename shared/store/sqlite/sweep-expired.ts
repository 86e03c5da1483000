import { tableLayouts } from '../tables.ts'
import type { Journal } from './journal.ts'

/**
 * Deletes items whose time has come, as DynamoDB does some time after `expiresAt`, and says how many it took: at most
 * a thousand of each table, so that nobody waits long for a sweep. As long as it takes any there may be more.
 */
export function sweepExpired(journal: Journal, nowSeconds: number): number {
  return journal.write(() => {
    let swept = 0
    for (const { name, hasTimeToLive } of Object.values(tableLayouts)) {
      if (hasTimeToLive) swept += Number(journal.prepare(sweepOf(name)).run(nowSeconds).changes)
    }
    return swept
  })
}

const sweepOf = (name: string): string =>
  `DELETE FROM ${name} WHERE rowid IN (SELECT rowid FROM ${name} WHERE expires_at <= ? ORDER BY expires_at LIMIT 1000)`
