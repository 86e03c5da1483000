import { RemovalPolicy } from 'aws-cdk-lib'
import type { CfnRule } from 'aws-cdk-lib/aws-events'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import { journeyRulePattern } from '../../state-machines/journey-rule.ts'
import type { DeployableJourney } from '../content/read-compiled.ts'
import { acknowledge } from '../nag.ts'
import { busName, type WaymarkBus } from '../runtime/bus.ts'
import { stateMachineNameOf } from '../runtime/names.ts'
import type { Queues } from '../runtime/queues.ts'
import { makeRule } from '../runtime/rule-to-queue.ts'
import { fillDefinition } from './fill-definition.ts'
import type { JourneyTools } from './journey-role.ts'

/** What a state machine needs of the rest of a deployment. */
export type MachineParts = { readonly role: IRole; readonly logGroup: LogGroup; readonly tools: JourneyTools }

/** What a trigger needs of the rest of a deployment. */
export type TriggerParts = { readonly entry: Queues['entry']; readonly undelivered: WaymarkBus['undelivered'] }

/** Makes what carries a journey: its state machine. */
export function makeMachine(
  scope: Construct,
  { journey, definition }: DeployableJourney,
  parts: MachineParts,
): StateMachine {
  const machine = new StateMachine(scope, 'state-machine', {
    stateMachineName: stateMachineNameOf(journey.id),
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(fillDefinition(definition, parts.tools)),
    role: parts.role,
    // The history of an execution has everything, for 90 days; the log has what went wrong, and no input or output.
    logs: { destination: parts.logGroup, level: LogLevel.ERROR, includeExecutionData: false },
    // Deleting a state machine ends the executions of everybody inside.
    removalPolicy: RemovalPolicy.RETAIN,
  })
  acknowledge(
    machine,
    'The history of an execution holds every event for 90 days at no cost; the log would hold them a second time.',
    'AwsSolutions-SF1',
  )
  acknowledge(
    machine,
    'An execution lasts for weeks and a trace for minutes; the history shows every state with its times.',
    'AwsSolutions-SF2',
    'Serverless-StepFunctionStateMachineXray',
  )
  return machine
}

/**
 * Makes what lets contacts into a journey by events: the rule that takes its triggers from the bus to the entry queue.
 * Which of its kind an event is, `enroll-contact` asks. A journey that goes by time or by hand alone has none.
 */
export function makeTrigger(
  scope: Construct,
  { journey }: DeployableJourney,
  { entry, undelivered }: TriggerParts,
): readonly CfnRule[] {
  const pattern = journeyRulePattern(journey)
  if (pattern === undefined) return []
  const rule = makeRule(scope, 'trigger', {
    description: `Events that may let a contact into the journey ${journey.id}`,
    bus: busName,
    name: journey.id,
    pattern,
    queue: entry,
    undelivered,
    input: {
      inputPathsMap: { event: '$.detail' },
      inputTemplate: `{"journey":${JSON.stringify(journey.id)},"event":<event>}`,
    },
  })
  return [rule]
}
