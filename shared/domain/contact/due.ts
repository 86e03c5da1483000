import { via } from '../journey/trigger.ts'

/** What is due to a contact by time alone: to be looked at again, or to be let into a journey. */
export type DuePurpose =
  | { readonly kind: 'look' }
  | { readonly kind: 'date'; readonly journey: string; readonly trigger: number }
  /** The reading of the contact's clock (read like UTC) that the schedule names. */
  | { readonly kind: 'schedule'; readonly journey: string; readonly trigger: number; readonly reading: number }

/** The name of a due within its contact: one of a name replaces the one before. */
export function nameOfDue(purpose: DuePurpose): string {
  if (purpose.kind === 'look') return 'look'
  if (purpose.kind === 'date') return via.date(purpose.journey, purpose.trigger)
  return `${via.schedule(purpose.journey, purpose.trigger)}:${purpose.reading}`
}

/** The whole minute (in milliseconds) at which something is done that is due at a moment: never before it. */
export const minuteOf = (at: number): number => Math.ceil(at / 60_000) * 60_000
