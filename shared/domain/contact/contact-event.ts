import type { JsonObject } from '../json.ts'

/** Something a contact did, with its time; the clean form in which everything behind the intake sees it. */
export type ContactEvent = {
  /** Names the event for ever: the same id twice is the same event. */
  readonly eventId: string
  readonly contactId: string
  readonly name: string
  readonly occurredAt: number
  readonly properties: JsonObject
}

/** What a page view is called, so that journeys can speak of it like of any other event. */
export const pageViewed = 'Page Viewed'

/** What a view of an app's screen is called. */
export const screenViewed = 'Screen Viewed'

/** What it is called when a contact tells something about themselves (`identify`). */
export const contactUpdated = 'Contact Updated'
