/**
 * Faults of our own whose messages are made of ids. The message of any other may quote what it was given: a parser
 * quotes the text that it cannot read, SES the address that it refuses.
 */
const tellable = new Set([
  'EnrollmentClosed',
  'MissingContent',
  'MissingVariable',
  'NotTaken',
  'TaskRefused',
  'TryLater',
  'WebhookUnanswered',
])

/** Whether a fault's message may be written where it stays: into the log, and into the history of an execution. */
export const isTellable = (fault: Error): boolean => tellable.has(fault.name)
