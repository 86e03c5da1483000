import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { FunctionName } from '../../functions/catalog.ts'
import { publishContent, publishIndex } from '../content/publish-content.ts'
import type { CompiledContent } from '../content/read-compiled.ts'
import type { RuntimeStack } from '../runtime/runtime-stack.ts'
import type { StorageStack } from '../storage/storage-stack.ts'
import { watchExecutions } from './failed-executions.ts'
import { type MachineParts, makeMachine, makeTrigger } from './journey.ts'
import { type JourneyTools, makeJourneyRole } from './journey-role.ts'
import { makeOwnRules } from './own-rules.ts'

/** What journeys are deployed into. */
export type JourneysProps = {
  readonly storage: StorageStack
  readonly runtime: RuntimeStack
  readonly content: CompiledContent
}

/**
 * What a team has written. The order counts: first the content that state machines speak of, then the machines, then the
 * index by which `enroll-contact` finds them, and at last the rules that bring it contacts.
 */
export class JourneysStack extends Stack {
  constructor(scope: Construct, id: string, { storage, runtime, content }: JourneysProps) {
    super(scope, id, { description: 'Waymark: what is written' })
    checkCount(content)
    const { queues, events, bell } = runtime
    const logGroup = makeLog(new Construct(this, 'publish'), '/aws/lambda/waymark-publish')
    const publishTo = { bucket: storage.content, logGroup }
    const published = publishContent(this, content, publishTo)
    const index = publishIndex(this, content, publishTo)
    const group = new Construct(this, 'journeys')
    const parts = machineParts(group, runtime)
    for (const journey of content.journeys) {
      const place = new Construct(group, journey.journey.id)
      const machine = makeMachine(place, journey, parts)
      machine.node.addDependency(published)
      index.node.addDependency(machine)
      const { undelivered } = events
      const rules = [
        ...makeTrigger(place, journey, { entry: queues.entry, undelivered }),
        ...makeOwnRules(place, journey, { outside: queues.outside, undelivered }),
      ]
      for (const rule of rules) rule.node.addDependency(index)
    }
    watchExecutions(this, events.undelivered, bell)
  }
}

/** One rule for each journey, and there are 300 on a bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
function checkCount({ journeys }: CompiledContent): void {
  if (journeys.length > 300)
    throw new Error(`There are ${journeys.length} journeys; EventBridge has 300 rules on a bus.`)
}

function machineParts(scope: Construct, runtime: RuntimeStack): MachineParts {
  const tools = toolsOf(runtime)
  return { role: makeJourneyRole(scope, tools), logGroup: makeLog(scope, '/aws/vendedlogs/states/waymark'), tools }
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
    'call-webhook': get('call-webhook'),
  }
}

const makeLog = (scope: Construct, logGroupName: string): LogGroup =>
  new LogGroup(scope, 'log', { logGroupName, retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY })
