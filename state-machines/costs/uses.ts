import { plus, times, type Use } from './use.ts'

const recordsPerInvocation = 2

/** A function that runs: half a gigabyte for 60 milliseconds, some lines of log, and one trace in twenty. */
export const called = (count: number): Use => ({
  invocations: count,
  gigabyteSeconds: count * 0.5 * 0.06,
  logGigabytes: (count * 50) / 1e9,
  traces: count / 20,
})

/** One request to put a record there, and one each to take and to delete a batch. */
const requestsPerRecord = 1 + 2 / recordsPerInvocation

/** A record in a queue, and the function that takes it. */
export const queued: Use = plus({ queueRequests: requestsPerRecord }, called(1 / recordsPerInvocation))

/** The same with the queue that keeps what happens in its order. */
export const queuedInOrder: Use = plus({ fifoRequests: requestsPerRecord }, called(1 / recordsPerInvocation))

/** A record of what happens, up to the contact event that comes of it on the bus. */
const intake: Use = plus(queuedInOrder, { busEvents: 1 })

/** A request to the API, with its line in the log. */
export const posted: Use = plus({ httpRequests: 1, logGigabytes: 300 / 1e9 }, called(1))

/** A contact tells who they are. Units of the tables are those that the functions use: a test counts them. */
export const identifyUse: Use = plus(posted, intake, { writes: 12, reads: 3 })

/** A contact event that nobody posts: a journey, a date or a segment brings it about. */
export const ownEventUse: Use = plus(intake, { writes: 6, reads: 2 })

/** A contact event, from the request to the bus. */
export const eventUse: Use = plus(posted, ownEventUse, { reads: 1 })

/** From the bus into the journey: the entry is decided, and an execution begins. */
export const entryUse: Use = plus(queued, { writes: 10, reads: 4, gigabytesKept: 5e-6 })

/** A report of SES: that it has the mail (which the send knows already), or what became of it. */
const report: Use = plus(queued, { busEvents: 1 })
const engagement: Use = plus(report, intake, { writes: 7, reads: 3 })

/** SES tells that it has a mail, which the send knows already. */
export const acceptedUse: Use = plus(report, { reads: 1 })

/** What becomes of a mail: nearly all are delivered, and some are opened and clicked. */
export const mailUse = ({ opened, clicked }: { readonly opened: number; readonly clicked: number }): Use =>
  plus(acceptedUse, times(1 + opened + clicked, engagement))

/** A message that quiet hours put off: the state waits, and then the same order is given again. */
export const deferralUse: Use = plus(queued, { transitions: 2, writes: 4, reads: 5 })
