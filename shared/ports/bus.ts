import type { JsonObject } from '../domain/json.ts'

/** An event for the bus, as EventBridge takes it. `time` is in milliseconds. */
export type BusEvent = {
  readonly source: string
  readonly detailType: string
  readonly detail: JsonObject
  readonly time: number
}

/** Puts events on the bus; resolved means every one of them was accepted. */
export type Bus = { put(events: readonly BusEvent[]): Promise<void> }
