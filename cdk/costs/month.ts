import { queues } from '../../functions/catalog.ts'
import { prices } from './prices.ts'

/** One line of a bill. */
export type CostLine = { readonly what: string; readonly count: number; readonly dollars: number }

/** How many things a deployment has that cost by being there. An alarm on two metrics counts twice. */
export const standing = { secrets: 3, alarmMetrics: 19, queues: Object.keys(queues).length }

/** Lambda asks a queue with five pollers at the least, each for 20 seconds at most. */
const pollsPerQueue = (5 * 30 * 86_400) / 20

/** A month in which nothing happens. */
export function idleMonth(): readonly CostLine[] {
  const polls = standing.queues * pollsPerQueue
  const alarms = Math.max(0, standing.alarmMetrics - prices.freeAlarms)
  return [
    line('secrets', standing.secrets, prices.secretMonth),
    line('alarms (ten are free)', alarms, prices.alarm),
    line(
      'Lambda asking empty queues (a million requests are free)',
      polls - prices.freeQueueRequests,
      prices.queueRequest,
    ),
  ]
}

/**
 * What one contact causes on the common path of `lead-nurture`. Units of the tables were counted on the cores, as
 * DynamoDB counts them; `test/cdk/costs.test.ts` counts them again.
 */
export const perContact = { mails: 6, transitions: 9, otherEvents: 4 }

/** Units of reading and writing by what is done. */
export const units = {
  identify: { writes: 10, reads: 3 },
  event: { writes: 6, reads: 3 },
  /** From the trigger to the end of the journey, with six mails. */
  journey: { writes: 100, reads: 37 },
  /** SES reports that it has a mail: the send knows already. */
  acceptedReport: { writes: 0, reads: 1 },
  /** SES reports a delivery, an opening, a click: a contact event like any other. */
  engagementReport: { writes: 8, reads: 3 },
} as const

/** How often a mail is delivered, opened, clicked, and the reverse of that. */
const shares = { delivered: 0.98, opened: 0.45, clicked: 0.05, bad: 0.012 }
const recordsPerInvocation = 2
const gigabyteSecondsPerInvocation = 0.5 * 0.06
const kilobytesPerContact = 20

/** A month in which so many contacts go through `lead-nurture`, beside what an idle one costs. */
export function busyMonth(contacts: number): readonly CostLine[] {
  const mails = contacts * perContact.mails
  const posted = contacts * (2 + perContact.otherEvents)
  const engaged = mails * (shares.delivered + shares.opened + shares.clicked + shares.bad)
  const reports = mails + engaged
  const intake = posted + engaged
  const standard = contacts + mails + reports
  const taskCalls = contacts * (perContact.transitions - perContact.mails)
  const invocations = posted + taskCalls + (intake + standard) / recordsPerInvocation
  const { writes, reads } = unitsOf(contacts, mails, engaged)
  return [
    line('mails', mails, prices.mail),
    line('state transitions', contacts * perContact.transitions, prices.transition),
    line('write units', writes, prices.writeUnit),
    line('read units', reads, prices.readUnit),
    line('invocations', invocations, prices.invocation),
    line('gigabyte-seconds', invocations * gigabyteSecondsPerInvocation, prices.gigabyteSecond),
    line('events on buses', intake + reports, prices.busEvent),
    line('requests to queues', standard * requestsPerRecord, prices.queueRequest),
    line('requests to the FIFO queue', intake * requestsPerRecord, prices.fifoRequest),
    line('requests to the API', posted, prices.httpRequest),
    line('gigabytes of log', (posted * 300 + invocations * 50) / 1e9, prices.logGigabyte),
    line('traces (one in twenty)', invocations / 20, prices.trace),
    line('gigabytes kept', (contacts * kilobytesPerContact) / 1e6, prices.tableGigabyteMonth),
  ]
}

/** One to put it there, and one each to take and to delete a batch. */
const requestsPerRecord = 1 + 2 / recordsPerInvocation

function unitsOf(contacts: number, mails: number, engaged: number) {
  const sum = (kind: 'writes' | 'reads'): number =>
    contacts * (units.identify[kind] + units.journey[kind] + perContact.otherEvents * units.event[kind]) +
    mails * units.acceptedReport[kind] +
    engaged * units.engagementReport[kind]
  return { writes: sum('writes'), reads: sum('reads') }
}

/** What a month costs. */
export const total = (lines: readonly CostLine[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0)

const line = (what: string, count: number, price: number): CostLine => ({ what, count, dollars: count * price })
