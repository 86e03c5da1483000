import { describe, expect, test } from 'vitest'
import { functions } from '../../functions/catalog.ts'
import { at, synthesize } from './fixture.ts'

const { resources } = synthesize()

type Statement = {
  readonly role: string
  readonly action: string
  readonly resource: string
  readonly condition: unknown
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** What a resource of a statement is, in one line: references by the ids that they lead to. */
const lineOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(lineOf).join('')
  const join = at(value, 'Fn::Join', 1)
  if (join !== undefined) return lineOf(join)
  return `<${JSON.stringify(value).replace(/.*ExportsOutput(?:FnGetAtt|Ref)|[{}"\]:[]|Fn::(ImportValue|GetAtt)|Ref|,Arn|AWS::/g, '')}>`
}

const statements: readonly Statement[] = resources('AWS::IAM::Policy').flatMap(([, { Properties }]) => {
  const role = String(at(Properties, 'Roles', 0, 'Ref'))
  return (at(Properties, 'PolicyDocument', 'Statement') as readonly object[]).flatMap((statement) =>
    listed(at(statement, 'Action')).flatMap((action) =>
      listed(at(statement, 'Resource')).map((resource) => ({
        role,
        action: String(action),
        resource: lineOf(resource),
        condition: at(statement, 'Condition'),
      })),
    ),
  )
})
/** CDK's own function copies content while we deploy; what it may do is not ours to narrow. */
const own = statements.filter(({ role }) => !role.startsWith('CustomCDKBucketDeployment'))
const of = (name: string) => own.filter(({ role }) => role.startsWith(`functions${name.replaceAll('-', '')}role`))
const actionsOf = (name: string) => [...new Set(of(name).map(({ action }) => action))].toSorted()

const always = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']
const fromQueue = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
]
const tables = ['ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map(
  (one) => `dynamodb:${one}`,
)
const content = ['s3:GetObject', 's3:ListBucket']
const answers = ['states:SendTaskFailure', 'states:SendTaskSuccess']
const secret = 'secretsmanager:GetSecretValue'

describe('the permissions', () => {
  test.each([
    ['collect-events', [secret, 'sqs:SendMessage']],
    ['process-events', [...fromQueue, ...tables, ...content, 'events:PutEvents', ...answers]],
    ['enroll-contact', [...fromQueue, ...tables, ...content, secret, 'states:StartExecution']],
    ['observe-contact', [...tables, ...content, ...answers]],
    ['update-contact', [...tables, ...content, ...answers, 'sqs:SendMessage']],
    ['call-webhook', [...tables, ...content, ...answers, secret, 'sqs:SendMessage']],
    ['send-message', [...fromQueue, ...tables, ...content, ...answers, secret, 'ses:SendEmail']],
    ['record-engagement', [...fromQueue, ...tables, ...content, secret, 'sqs:SendMessage']],
    ['keep-time', [...tables, ...content, 'sqs:SendMessage']],
    ['make-rounds', [...fromQueue, ...tables, ...content, 'sqs:SendMessage']],
    ['adapt-events', [...fromQueue, ...tables, ...content, 'sqs:SendMessage']],
    ['unsubscribe', [...tables, secret, 'sqs:SendMessage']],
  ])('of %s are what its core does, and nothing else', (name, actions) => {
    expect(actionsOf(name)).toEqual([...always, ...actions].toSorted())
  })

  test('are looked at for every function', () => {
    expect(Object.keys(functions).filter((name) => of(name).length === 0)).toEqual([])
  })

  test('name their actions one by one', () => {
    expect(own.filter(({ action }) => action.includes('*'))).toEqual([])
  })

  test('are wide only where somebody has looked and said why', () => {
    const wide = own.filter(({ resource }) => resource.includes('*'))
    const seen = new Set(wide.map(({ action, resource }) => `${action} on ${resource}`))
    expect([...seen].toSorted()).toEqual([
      'logs:CreateLogDelivery on *',
      'logs:DeleteLogDelivery on *',
      'logs:DescribeLogGroups on *',
      'logs:DescribeResourcePolicies on *',
      'logs:GetLogDelivery on *',
      'logs:ListLogDeliveries on *',
      'logs:PutResourcePolicy on *',
      'logs:UpdateLogDelivery on *',
      's3:GetObject on <content756C49DFArnED989DBC>/*',
      'states:SendTaskFailure on arn:<Partition>:states:<Region>:<AccountId>:stateMachine:waymark-*',
      'states:SendTaskSuccess on arn:<Partition>:states:<Region>:<AccountId>:stateMachine:waymark-*',
      'states:StartExecution on arn:<Partition>:states:<Region>:<AccountId>:stateMachine:waymark-*',
      'xray:PutTelemetryRecords on *',
      'xray:PutTraceSegments on *',
    ])
  })

  test('let mails go out from the sender of the settings only', () => {
    const sending = own.filter(({ action }) => action === 'ses:SendEmail')
    expect(sending.map(({ resource }) => resource.replace(/^.*<AccountId>:/, '')).toSorted()).toEqual([
      'configuration-set/waymark',
      'identity/hello@northlight.example',
      'identity/northlight.example',
    ])
    for (const { condition } of sending) {
      expect(condition).toEqual({ StringEquals: { 'ses:FromAddress': 'hello@northlight.example' } })
    }
  })

  test('let journeys send orders and call three functions, and write their log', () => {
    const journeys = own.filter(({ role }) => role.startsWith('journeysrole') && role !== '')
    const actions = journeys.map(({ action }) => action).filter((action) => !action.startsWith('logs:'))
    expect(actions).toEqual(['sqs:SendMessage', ...Array<string>(3).fill('lambda:InvokeFunction')])
  })
})
