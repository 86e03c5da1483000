import { Duration } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { contactEventSource } from '../../shared/contracts/contact-event.ts'
import { type AlarmBell, alarmPeriod } from './alarm-bell.ts'
import { makeDeadLetters } from './queues.ts'
import { allowRules } from './rule-to-queue.ts'

/** The bus of contact events, and where events go that a rule could not deliver. */
export type WaymarkBus = { readonly bus: EventBus; readonly undelivered: Queue }

/** The name of the bus; rules of a team's own stand on it, too. */
export const busName = 'waymark'

/**
 * Makes the bus. Its archive keeps a month, to look back and to feed something new. What is replayed carries a mark, and
 * no rule of a journey takes it: it would enroll and send again.
 */
export function makeBus(scope: Construct, bell: AlarmBell): WaymarkBus {
  const group = new Construct(scope, 'events')
  const bus = new EventBus(group, 'bus', { eventBusName: busName })
  bus.archive('archive', {
    archiveName: busName,
    description: 'Contact events of the last 30 days',
    eventPattern: { source: [contactEventSource] },
    retention: Duration.days(30),
  })
  const undelivered = makeDeadLetters(group, 'waymark-undelivered-events', { isFifo: false })
  allowRules(undelivered, `${busName}/*`, 'waymark-*', '*/waymark-*')
  bell.ringOn(group, 'undelivered', {
    metric: undelivered.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    threshold: 1,
    periods: 1,
    says: 'A rule could not deliver events for a day; they lie in waymark-undelivered-events.',
    runbook: 'undelivered-events',
  })
  return { bus, undelivered }
}
