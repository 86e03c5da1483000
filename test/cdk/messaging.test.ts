import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { queues } from '../../functions/catalog.ts'
import { projectRoot } from '../architecture/project-files.ts'
import { at, synthesize } from './fixture.ts'

const { resources, runtime, journeys } = synthesize({ alarmEmail: 'ops@northlight.example' })

const allQueues = resources('AWS::SQS::Queue').map(([id, { Properties }]) => ({
  id,
  name: String(Properties['QueueName']),
  properties: Properties,
}))
const working = allQueues.filter(({ properties }) => properties['RedrivePolicy'] !== undefined)

describe('the queues', () => {
  test('are those of the catalog, and one of dead letters for each', () => {
    const names = Object.entries(queues).map(([name, { isFifo }]) => `waymark-${name}${isFifo ? '.fifo' : ''}`)
    expect(working.map(({ name }) => name)).toEqual(names)
    for (const { name, properties } of working) {
      const target = at(properties, 'RedrivePolicy', 'deadLetterTargetArn', 'Fn::GetAtt', 0)
      const dead = allQueues.find(({ id }) => id === target)
      expect(dead?.name).toBe(name.replace(/(\.fifo)?$/, '-dead$1'))
      expect(dead?.properties['MessageRetentionPeriod']).toBe(14 * 86_400)
    }
  })

  test('hide a message for six times as long as their function may take, and try it as often as the catalog says', () => {
    const seen = working.map(({ properties }) => [
      properties['VisibilityTimeout'],
      at(properties, 'RedrivePolicy', 'maxReceiveCount'),
    ])
    expect(seen).toEqual(Object.values(queues).map((spec) => [spec.visibilitySeconds, spec.maxReceives]))
  })

  test('keep order where the catalog asks for it, with as many groups at a time as there are', () => {
    runtime.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'waymark-intake.fifo',
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
    })
  })

  test('are encrypted, all of them', () => {
    expect(allQueues.length).toBe(14)
    expect(allQueues.filter(({ properties }) => properties['SqsManagedSseEnabled'] !== true)).toEqual([])
  })
})

/** Rules that take events; what wakes a function by the clock takes none. */
const rules = resources('AWS::Events::Rule')
  .map(([, { Properties }]) => Properties)
  .filter((rule) => 'EventPattern' in rule)

describe('the rules', () => {
  test('have numbers for their tries and a queue for what they could not deliver', () => {
    expect(rules.map(({ Name }) => Name)).toEqual([
      'waymark-requests',
      'waymark-engagement',
      'welcome',
      'cart',
      'waymark-failed-executions',
    ])
    for (const rule of rules) {
      expect(at(rule, 'Targets', 0, 'RetryPolicy')).toEqual({
        MaximumRetryAttempts: 185,
        MaximumEventAgeInSeconds: 86_400,
      })
      expect(JSON.stringify(at(rule, 'Targets', 0, 'DeadLetterConfig', 'Arn'))).toContain('eventsdeadletters')
      expect(at(rule, 'Targets', 1)).toBeUndefined()
    }
  })

  test.each(rules.map(({ Name }) => String(Name)))(
    '%s is permitted by the queue that it delivers to, and by the other',
    (name) => {
      const rule = rules.find(({ Name }) => Name === name)
      const bus = at(rule, 'EventBusName')
      const arn = bus === 'default' ? name : `${bus}/${name}`
      for (const target of [at(rule, 'Targets', 0, 'Arn'), at(rule, 'Targets', 0, 'DeadLetterConfig', 'Arn')]) {
        const patterns = permittedOn(JSON.stringify(target))
        expect(patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(arn))).toBe(true)
      }
    },
  )

  test('keep a month of contact events to look back on', () => {
    runtime.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 30, EventPattern: { source: ['waymark'] } })
  })

  test('take from SES what it reports of our mails only', () => {
    runtime.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: 'default',
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { app: ['waymark'] } } } },
    })
    runtime.hasResourceProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })

  test('list the executions that failed, in all machines of ours', () => {
    const rule = rules.find(({ Name }) => Name === 'waymark-failed-executions')
    expect(JSON.stringify(at(rule, 'EventPattern', 'detail', 'stateMachineArn'))).toContain(':stateMachine:waymark-')
  })
})

/** The ends of the ARNs of rules that may put something on a queue, which is named by its id in a template. */
function permittedOn(target: string): readonly string[] {
  const policies = resources('AWS::SQS::QueuePolicy').map(([, { Properties }]) => Properties)
  const own = policies.filter((policy) => target.includes(String(at(policy, 'Queues', 0, 'Ref'))))
  const statements = own.flatMap((policy) => at(policy, 'PolicyDocument', 'Statement') as readonly object[])
  const arns = statements.flatMap((statement) => at(statement, 'Condition', 'ArnLike', 'aws:SourceArn') ?? [])
  return arns.map((arn) => JSON.stringify(arn).replace(/^.*:rule\/([^"]+)".*$/, '$1'))
}

const alarms = resources('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)

describe('the alarms', () => {
  test('watch the age of every queue and the depth of every queue of dead letters', () => {
    const watched = (metric: string) =>
      alarms
        .filter((alarm) => alarm['MetricName'] === metric)
        .map((alarm) => at(alarm, 'Dimensions', 0, 'Value', 'Fn::GetAtt', 0))
    expect(watched('ApproximateAgeOfOldestMessage')).toEqual(working.map(({ id }) => id))
    const dead = allQueues.filter(({ properties }) => properties['RedrivePolicy'] === undefined)
    expect(watched('ApproximateNumberOfMessagesVisible').toSorted()).toEqual(dead.map(({ id }) => id).toSorted())
  })

  test('watch every table, the API, and the name that SES has of us', () => {
    const tables = alarms.filter((alarm) => JSON.stringify(alarm['Metrics'] ?? '').includes('AWS/DynamoDB'))
    expect(tables.length).toBe(3)
    const names = alarms.map((alarm) => alarm['MetricName'])
    expect(names).toEqual(expect.arrayContaining(['5xx', 'Reputation.BounceRate', 'Reputation.ComplaintRate']))
  })

  test('name the section of the runbook that says what to do', () => {
    const runbook = readFileSync(join(projectRoot, 'docs/runbook.md'), 'utf8')
    const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    )
    expect(alarms.length).toBeGreaterThan(15)
    for (const alarm of alarms) {
      const section = /docs\/runbook\.md#([a-z0-9-]+)$/.exec(String(alarm['AlarmDescription']))?.[1]
      expect(anchors).toContain(section)
    }
  })

  test('tell the person who was named', () => {
    runtime.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@northlight.example' })
    expect(alarms.filter((alarm) => at(alarm, 'AlarmActions', 0) === undefined)).toEqual([])
    journeys.resourceCountIs('AWS::SNS::Topic', 0)
  })
})
