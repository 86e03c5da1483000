import type { JsonObject } from '../json.ts'

/** Something a contact did, with its time; the clean form in which everything behind the intake sees it. */
export type ContactEvent = {
  /** Names the event for ever: the same id twice is the same event. */
  readonly eventId: string
  readonly contactId: string
  readonly name: string
  readonly occurredAt: number
  readonly properties: JsonObject
  /** The way it came, where only Waymark itself brings such events; what is posted from outside never has one. */
  readonly via?: string
  /** How many journeys in a row have led to it; what comes from outside has none. */
  readonly hops?: number
}

/** What a page view is called, so that journeys can speak of it like of any other event. */
export const pageViewed = 'Page Viewed'

/** What a view of an app's screen is called. */
export const screenViewed = 'Screen Viewed'

/** What it is called when a contact tells something about themselves (`identify`). */
export const contactUpdated = 'Contact Updated'

/** What it is called when a contact comes into a segment, or is in it no longer; the property `segment` names it. */
export const segmentEntered = 'Segment Entered'
export const segmentLeft = 'Segment Left'

/** What lets a contact in that is no event of theirs: a date, a schedule, a hand, another journey. */
export const dateReached = 'Date Reached'
export const scheduleReached = 'Schedule Reached'
export const startedByHand = 'Started By Hand'
export const enrolled = 'Enrolled'

/** What it is called when a team got a lead, and when a person was asked to do something, and did it. */
export const leadHandedOver = 'Lead Handed Over'
export const taskOpened = 'Task Opened'
export const taskCompleted = 'Task Completed'

const oursAlone = new Set<string>([
  ...[contactUpdated, segmentEntered, segmentLeft, leadHandedOver, taskOpened, taskCompleted],
  ...['Message Delivered', 'Message Opened', 'Message Clicked', 'Message Replied'],
])

/**
 * Whether an event is one that only Waymark brings about. Public keys may not post such: anybody could say that a
 * colleague has done a task, or that somebody has read a message.
 */
export const isOursAlone = (name: string): boolean => oursAlone.has(name)
