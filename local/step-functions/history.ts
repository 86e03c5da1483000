import { isJsonObject, type Json, type JsonObject } from '../../shared/domain/json.ts'

/** One event of an execution's history, in AWS's words: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export type HistoryEvent = {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly timestamp: string
  readonly [details: `${string}EventDetails`]: JsonObject
}

/** The details of one event under its own name; made only where a history is kept. */
export type EventDetails = { readonly [details: `${string}EventDetails`]: JsonObject }

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: event 25,000 is the one that ends the execution.
const MAX_EVENTS = 25_000

/** Numbers the events of one transition, and keeps them if somebody wants them. */
export class HistoryLog {
  readonly events: HistoryEvent[] = []
  #lastEventId: number
  readonly #timestamp: string | undefined

  /** `keptAt` is the time to put on the events; without it none is kept, and only their numbers count. */
  constructor(lastEventId: number, keptAt: number | undefined) {
    this.#lastEventId = lastEventId
    this.#timestamp = keptAt === undefined ? undefined : new Date(keptAt).toISOString()
  }

  get lastEventId(): number {
    return this.#lastEventId
  }

  /** Adds an event after the last one; the first state of an execution follows none. */
  add(type: string, details?: () => EventDetails, previousEventId = previousOf(this.#lastEventId + 1)): void {
    if (this.#lastEventId >= MAX_EVENTS - 1 && !type.startsWith('Execution')) throw new HistoryFull()
    this.#lastEventId += 1
    if (this.#timestamp === undefined) return
    const event = { id: this.#lastEventId, previousEventId, type, timestamp: this.#timestamp }
    this.events.push(details === undefined ? event : { ...event, ...details() })
  }
}

/** The history has no room for another event; the execution fails with what AWS says then. */
export class HistoryFull extends Error {
  override readonly name = 'HistoryFull'
  override readonly message = `The execution reached the maximum number of history events (${MAX_EVENTS}).`
}

/** The event before this one: AWS chains the first state to nothing, not to the start. */
export const previousOf = (eventId: number): number => (eventId <= 2 ? 0 : eventId - 1)

/** A payload as a history shows it: an object as it is, any other value as JSON text, and never cut. */
export const payload = <Name extends 'input' | 'output'>(name: Name, value: Json): JsonObject => ({
  [name]: shown(value),
  [`${name}Details`]: { truncated: false },
})

/** A value as a history shows it, see `payload`. */
export const shown = (value: Json): Json => (isJsonObject(value) ? value : JSON.stringify(value))
