import { prices } from './prices.ts'
import type { CostLine } from './use.ts'

/** How many things a deployment has that cost by being there. An alarm on two metrics counts twice. */
export const standing = { secrets: 3, alarmMetrics: 23, queues: 6 }

/** Lambda asks a queue with five pollers at the least, each for 20 seconds at most. */
const pollsPerQueue = (5 * 30 * 86_400) / 20

/** `keep-time` is woken every minute: it looks into two partitions and writes down that it was there. */
const ticks = 30 * 1440
const tick = prices.invocation + 0.5 * 0.03 * prices.gigabyteSecond + 2 * prices.readUnit + prices.writeUnit

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
    line('ticks of the clock', ticks, tick),
  ]
}

/** What lines of a bill come to. */
export const total = (lines: readonly CostLine[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0)

const line = (what: string, count: number, price: number): CostLine => ({ what, count, dollars: count * price })
