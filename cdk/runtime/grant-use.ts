import { type Stack as CdkStack, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { FunctionUse } from '../../functions/catalog.ts'
import { variables } from '../../shared/lambda/variables.ts'
import { acknowledge, allContent, allJourneys } from '../nag.ts'
import type { StorageStack } from '../storage/storage-stack.ts'
import type { WaymarkBus } from './bus.ts'
import type { WaymarkEmail } from './email.ts'
import { stateMachineArnOf } from './names.ts'
import type { Queues } from './queues.ts'

/** What functions may use of a deployment. */
export type Usable = {
  readonly storage: StorageStack
  readonly events: WaymarkBus
  readonly queues: Queues
  readonly email: WaymarkEmail
  readonly publicUrl: string
}

/** Permits a function a use of the catalog, and tells it where to find what it uses; both come from here, and only here. */
export function grantUse(made: LambdaFunction, use: FunctionUse, usable: Usable): void {
  const { permits, tells, wildcard } = grantOf(use, usable, Stack.of(made))
  for (const statement of permits) made.addToRolePolicy(new PolicyStatement(statement))
  for (const [name, value] of Object.entries(tells)) made.addEnvironment(name, value)
  if (wildcard !== undefined && made.role !== undefined) acknowledge(made.role, wildcard.reason, wildcard.id)
}

type Statement = ConstructorParameters<typeof PolicyStatement>[0]
type Grant = {
  readonly permits: readonly Statement[]
  readonly tells: Readonly<Record<string, string>>
  /** Why it is permitted on more than one resource. */
  readonly wildcard?: { readonly id: string; readonly reason: string }
}

function grantOf(use: FunctionUse, usable: Usable, stack: CdkStack): Grant {
  switch (use.kind) {
    case 'tables':
      return useOfTables(use.access, usable.storage.tables)
    case 'content':
      return useOfContent(usable.storage.content)
    case 'bus':
      return useOfOne(
        'events:PutEvents',
        usable.events.bus.eventBusArn,
        variables.busName,
        usable.events.bus.eventBusName,
      )
    case 'mail':
      return {
        permits: [usable.email.mayBeSent],
        tells: { [variables.configurationSet]: usable.email.configurationSet },
      }
    case 'start-journeys':
      return useOfJourneys(stack, 'states:StartExecution')
    case 'answer-journeys':
      return useOfJourneys(stack, 'states:SendTaskSuccess', 'states:SendTaskFailure')
    case 'queue': {
      const { queueArn, queueUrl } = usable.queues[use.queue]
      return useOfOne('sqs:SendMessage', queueArn, variables.queueUrl(use.queue), queueUrl)
    }
    case 'secret': {
      const { secretArn } = usable.storage.secrets[use.secret]
      return useOfOne('secretsmanager:GetSecretValue', secretArn, variables.secretId(use.secret), secretArn)
    }
    case 'public-url':
      return { permits: [], tells: { [variables.publicUrl]: usable.publicUrl } }
  }
}

const useOfOne = (action: string, arn: string, variable: string, value: string): Grant => ({
  permits: [{ actions: [action], resources: [arn] }],
  tells: { [variable]: value },
})

const reads = ['dynamodb:GetItem', 'dynamodb:Query']
/** A transaction is permitted by the actions that it is made of. */
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']

function useOfTables(access: 'read' | 'read-write', tables: StorageStack['tables']): Grant {
  const { contacts, activity, measures } = tables
  return {
    permits: [
      {
        actions: access === 'read' ? reads : [...reads, ...writes],
        resources: [contacts.tableArn, activity.tableArn, measures.tableArn],
      },
    ],
    tells: {
      [variables.table('contacts')]: contacts.tableName,
      [variables.table('activity')]: activity.tableName,
      [variables.table('measures')]: measures.tableName,
    },
  }
}

/** Without the right to list, S3 says of a key that is not there that it is forbidden. */
const useOfContent = ({ bucketArn, bucketName }: StorageStack['content']): Grant => ({
  permits: [
    { actions: ['s3:GetObject'], resources: [`${bucketArn}/*`] },
    { actions: ['s3:ListBucket'], resources: [bucketArn] },
  ],
  tells: { [variables.contentBucket]: bucketName },
  wildcard: {
    id: allContent,
    reason: 'Any message and any version of a journey may be read; that is what the bucket is for.',
  },
})

const useOfJourneys = (stack: CdkStack, ...actions: string[]): Grant => ({
  permits: [{ actions, resources: [stateMachineArnOf(stack, '*')] }],
  tells: { [variables.stateMachinePrefix]: stateMachineArnOf(stack, '') },
  wildcard: {
    id: allJourneys,
    reason: 'Journeys come without a change of the functions; the name says that one is ours.',
  },
})
