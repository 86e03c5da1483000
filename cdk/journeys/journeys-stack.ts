import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { FunctionName } from '../../functions/catalog.ts'
import { publishContent, publishIndex } from '../content/publish-content.ts'
import type { CompiledContent } from '../content/read-compiled.ts'
import type { RuntimeStack } from '../runtime/runtime-stack.ts'
import type { StorageStack } from '../storage/storage-stack.ts'
import { watchExecutions } from './failed-executions.ts'
import { makeJourney } from './journey.ts'
import { type JourneyTools, makeJourneyRole } from './journey-role.ts'

/** What journeys are deployed into. */
export type JourneysProps = {
  readonly storage: StorageStack
  readonly runtime: RuntimeStack
  readonly content: CompiledContent
}

/** What a team has written: a state machine and a rule for each journey, and the content that they speak of. */
export class JourneysStack extends Stack {
  constructor(scope: Construct, id: string, { storage, runtime, content }: JourneysProps) {
    super(scope, id, { description: 'Waymark: what is written' })
    checkCount(content)
    const group = new Construct(this, 'journeys')
    const tools = toolsOf(runtime)
    const parts = {
      role: makeJourneyRole(group, tools),
      logGroup: makeLog(group, '/aws/vendedlogs/states/waymark'),
      tools,
      entry: runtime.queues.entry,
      undelivered: runtime.events.undelivered,
    }
    const publishTo = {
      bucket: storage.content,
      logGroup: makeLog(new Construct(this, 'publish'), '/aws/lambda/waymark-publish'),
    }
    const published = publishContent(this, content, publishTo)
    const index = publishIndex(this, content, publishTo)
    for (const journey of content.journeys) {
      const made = makeJourney(group, journey, parts)
      // First what the state machine speaks of, then the machine, and at last the index that lets contacts in.
      made.node.addDependency(published)
      index.node.addDependency(made)
    }
    watchExecutions(this, runtime.events.undelivered, runtime.bell)
  }
}

/** One rule for each journey, and there are 300 on a bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
function checkCount({ journeys }: CompiledContent): void {
  if (journeys.length > 300)
    throw new Error(`There are ${journeys.length} journeys; EventBridge has 300 rules on a bus.`)
}

function toolsOf({ queues, functions }: RuntimeStack): JourneyTools {
  const get = (name: FunctionName) => {
    const made = functions.get(name)
    if (made === undefined) throw new Error(`The catalog has no function ${name}.`)
    return made
  }
  return {
    'send-email': queues['send-email'],
    'observe-contact': get('observe-contact'),
    'update-contact': get('update-contact'),
  }
}

const makeLog = (scope: Construct, logGroupName: string): LogGroup =>
  new LogGroup(scope, 'log', { logGroupName, retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY })
