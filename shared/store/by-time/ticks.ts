import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from '../entities/keys.ts'

/** How far time was kept, and what was known then of what goes by time. */
export type Tick = {
  readonly at: number
  /** A digest of what is asked of every contact by time: segments and date triggers. */
  readonly asked: string
  /** The schedules of the journeys that could be entered, each with its journey and place. */
  readonly schedules: readonly string[]
}

/** The latest tick; undefined where there was none. */
export async function findTick(store: Store): Promise<Tick | undefined> {
  const item = await store.get(keys.tick())
  // Written by `putTick` alone.
  return item?.value as unknown as Tick | undefined
}

/** Writes down how far time was kept. */
export const putTick = (tick: Tick): Change => ({
  kind: 'put',
  item: { key: keys.tick(), value: tick as unknown as JsonObject },
})
