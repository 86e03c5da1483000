/** The time, in milliseconds since 1970 (UTC). Nothing but this port tells it. */
export type Clock = { now(): number }
