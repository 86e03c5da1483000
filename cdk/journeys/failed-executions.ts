import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type AlarmBell, alarmPeriod } from '../runtime/alarm-bell.ts'
import { stateMachineArnOf } from '../runtime/names.ts'
import { makeDeadLetters } from '../runtime/queues.ts'
import { allowRules, makeRule } from '../runtime/rule-to-queue.ts'

const ruleName = 'waymark-failed-executions'

/**
 * Keeps what Step Functions tells of executions that stand still, for the two weeks in which they can be taken up again,
 * and rings. One queue and one alarm watch all journeys, also those that were removed.
 */
export function watchExecutions(scope: Construct, undelivered: IQueue, bell: AlarmBell): void {
  const group = new Construct(scope, 'failed-executions')
  const queue = makeDeadLetters(group, ruleName, { isFifo: false })
  allowRules(queue, ruleName)
  makeRule(group, 'rule', {
    description: 'Enrollments whose executions failed, and stand where they stood',
    bus: 'default',
    name: ruleName,
    pattern: {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: {
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        stateMachineArn: [{ prefix: stateMachineArnOf(group, '') }],
      },
    },
    queue,
    undelivered,
  })
  bell.ringOn(group, 'alarm', {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    threshold: 1,
    periods: 1,
    says: `Contacts stand still in their journeys; their executions are listed in ${ruleName}.`,
    runbook: 'failed-executions',
  })
}
