import { Duration } from 'aws-cdk-lib'
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { functions, type QueueSpec, queues } from '../../functions/catalog.ts'
import { acknowledge } from '../nag.ts'
import { type AlarmBell, alarmPeriod } from './alarm-bell.ts'

type QueueName = keyof typeof queues

/** The queues of a deployment, by their names. */
export type Queues = Readonly<Record<QueueName, Queue>>

/** How old the oldest message of a queue may grow before somebody is told. A campaign may fill two of them for hours. */
const oldestHours: Readonly<Record<QueueName, number>> = {
  intake: 0.25,
  entry: 3,
  'send-email': 6,
  engagement: 1,
  rounds: 1,
  outside: 1,
}

/** Makes the queues of the catalog, each with its dead letters and alarms on both. */
export function makeQueues(scope: Construct, bell: AlarmBell): Queues {
  const group = new Construct(scope, 'queues')
  return {
    intake: makeQueue(group, 'intake', bell),
    entry: makeQueue(group, 'entry', bell),
    'send-email': makeQueue(group, 'send-email', bell),
    engagement: makeQueue(group, 'engagement', bell),
    rounds: makeQueue(group, 'rounds', bell),
    outside: makeQueue(group, 'outside', bell),
  }
}

function makeQueue(scope: Construct, name: QueueName, bell: AlarmBell): Queue {
  const { isFifo, visibilitySeconds, maxReceives } = queues[name]
  const group = new Construct(scope, name)
  const deadLetters = makeDeadLetters(group, `waymark-${name}-dead`, { isFifo })
  const queue = new Queue(group, 'queue', {
    ...nameOf(`waymark-${name}`, isFifo),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(7),
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  })
  bell.ringOn(group, 'grows-old', {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod }),
    threshold: oldestHours[name] * 3600,
    periods: 2,
    says: `Messages wait for hours in waymark-${name}.`,
    runbook: 'a-queue-grows-old',
  })
  bell.ringOn(group, 'has-dead-letters', {
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    threshold: 1,
    periods: 1,
    says: `${readerOf(name)} could not work on messages; they lie in waymark-${name}-dead.`,
    runbook: 'dead-letters',
  })
  return queue
}

/** Makes a queue for what could not be worked on: two weeks, as long as an execution can be taken up again. */
export function makeDeadLetters(scope: Construct, name: string, { isFifo }: Pick<QueueSpec, 'isFifo'>): Queue {
  const queue = new Queue(scope, 'dead-letters', {
    ...nameOf(name, isFifo),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  acknowledge(
    queue,
    'Here a way ends: a person is told, looks, and sends the messages back.',
    'AwsSolutions-SQS3',
    'Serverless-SQSRedrivePolicy',
  )
  return queue
}

/** With high throughput a group is as fast as it can be, and groups do not wait for each other. */
const nameOf = (name: string, isFifo: boolean): QueueProps =>
  isFifo
    ? {
        queueName: `${name}.fifo`,
        fifo: true,
        deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
        fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      }
    : { queueName: name }

const readerOf = (queue: QueueName): string =>
  Object.entries(functions).find(([, { trigger }]) => trigger.kind === 'queue' && trigger.queue === queue)?.[0] ?? queue
