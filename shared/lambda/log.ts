import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger'
import { isTellable } from './tellable-faults.ts'

/** What a line of the log may hold beside its message: ids, and names of faults. Everything else is left out. */
const allowed = new Set([
  'requestId',
  'recordId',
  'queue',
  'route',
  'contactId',
  'enrollmentId',
  'journey',
  'version',
  'step',
  'issues',
  'fault',
])

/** The ids that a line of the log may hold. */
export type LogIds = Readonly<Record<string, string | readonly string[]>>

/** Writes the log: what happened, in fixed words, and to whom, in ids. Nobody can read in it who a contact is. */
export const log = {
  refused: (message: string, ids: LogIds): void => logger.warn(message, ids),
  fault: (message: string, fault: unknown, ids: LogIds = {}): void =>
    logger.error(message, { ...ids, fault: describeFault(fault) }),
}

// By a list of what is allowed: a field that somebody adds without thinking does not get out.
class AllowedFieldsOnly extends LogFormatter {
  override formatAttributes(
    { logLevel, message, timestamp, serviceName, lambdaContext }: Parameters<LogFormatter['formatAttributes']>[0],
    fields: Parameters<LogFormatter['formatAttributes']>[1],
  ): LogItem {
    const kept = Object.entries(fields).filter(([name]) => allowed.has(name))
    const requestId = lambdaContext?.awsRequestId
    const line = { level: logLevel, message, at: this.formatTimestamp(timestamp), function: serviceName, requestId }
    return new LogItem({ attributes: { ...line, ...Object.fromEntries(kept) } })
  }
}

/** The logger of Powertools; it is exported for the middleware that tells it which request is running. */
export const logger = new Logger({ logFormatter: new AllowedFieldsOnly() })

/** A fault without what it may quote: its name, its causes' names, and where it happened. */
function describeFault(fault: unknown): object {
  if (!(fault instanceof Error)) return { name: typeof fault }
  return {
    name: fault.name,
    ...(isTellable(fault) ? { message: fault.message } : {}),
    at: (fault.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)),
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  }
}
