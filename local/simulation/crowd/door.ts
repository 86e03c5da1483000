import type { EntryRequest } from '../../../shared/contracts/entry-request.ts'
import { dateReached, scheduleReached } from '../../../shared/domain/contact/contact-event.ts'

/** From when until when time lets contacts into a journey. */
export type OpenHours = { readonly journey: string; readonly opensAt: number; readonly closesAt: number }

/**
 * The door by which schedules and dates let a contact into the journey that is simulated: it stands open on the days that
 * are simulated alone. What lets in otherwise is not stopped.
 */
export class Door {
  #hours: OpenHours | undefined

  /** Opens for another contact, at their own hours. */
  begin(hours: OpenHours | undefined): void {
    this.#hours = hours
  }

  /** Whether a request to let somebody in comes through. */
  isOpenTo({ journey, event: { name, occurredAt } }: EntryRequest): boolean {
    if (journey !== this.#hours?.journey || (name !== dateReached && name !== scheduleReached)) return true
    return occurredAt >= this.#hours.opensAt && occurredAt < this.#hours.closesAt
  }
}
