import type { UsageResult } from '../../local/simulation/result/result.ts'
import { plus, times, type Use } from '../../state-machines/costs/use.ts'
import { acceptedUse, called, mailUse, posted, queued, queuedInOrder } from '../../state-machines/costs/uses.ts'

/** What a simulation would have used on AWS: as it counted, and what SES reports of every mail beside opens and clicks. */
export function simulatedUse({ mails, deliveries, transitions, busEvents, ...usage }: UsageResult): Use {
  const { intake = 0, ...others } = usage.queueMessages
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
  return plus(
    { mails, transitions, busEvents, reads: usage.readUnits, writes: usage.writeUnits },
    times(usage.requests, posted),
    times(intake, queuedInOrder),
    times(sum(Object.values(others)), queued),
    called(sum(Object.values(usage.taskCalls))),
    // Where the journeys ask for deliveries, what follows from them was counted already.
    times(deliveries, acceptedUse),
    times(mails - deliveries, mailUse({ opened: 0, clicked: 0 })),
    { gigabytesKept: (usage.executions * 5 + mails * 2.5) / 1e6 },
  )
}
