/**
 * The names by which a state machine catches what its tasks report. A task throws an error of this name, or fails its
 * token with it; the compiler writes the same name into Catch.
 */
export const errorNames = {
  /** The enrollment is over; its execution has nothing left to do. */
  enrollmentClosed: 'EnrollmentClosed',
  /** The message will not be sent; an answer to it cannot come. */
  messageNotSent: 'MessageNotSent',
  /** The message may not be sent now; the cause says from when on (ISO 8601, UTC). */
  messageDeferred: 'MessageDeferred',
  /** Somebody else's server did not take a call; it may later. */
  webhookUnanswered: 'WebhookUnanswered',
} as const
