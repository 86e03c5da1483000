import { Stack } from 'aws-cdk-lib'
import { CfnRule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** What a rule takes from a bus, and the queue that it puts it on. */
export type RuleSpec = {
  readonly description: string
  readonly bus: string
  readonly name: string
  readonly pattern: object
  readonly queue: IQueue
  readonly undelivered: IQueue
  /** What is made of an event; left out: the event itself. */
  readonly input?: CfnRule.InputTransformerProperty
}

/** A day of tries, in numbers: a rule without them, and without a queue for what is left, loses events in silence. */
const retryPolicy = { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 }

/** Makes a rule. The queue must allow it, by `allowRules`. */
export const makeRule = (scope: Construct, id: string, spec: RuleSpec): CfnRule =>
  new CfnRule(scope, id, {
    name: spec.name,
    description: spec.description,
    eventBusName: spec.bus,
    eventPattern: spec.pattern,
    state: 'ENABLED',
    targets: [
      {
        id: 'queue',
        arn: spec.queue.queueArn,
        retryPolicy,
        deadLetterConfig: { arn: spec.undelivered.queueArn },
        ...(spec.input === undefined ? {} : { inputTransformer: spec.input }),
      },
    ],
  })

/**
 * Lets rules put events on a queue. They are named by a pattern of theirs (`bus/name`, or the name alone on the default
 * bus), because rules of journeys stand in a stack that depends on the one with the queue.
 */
export function allowRules(queue: Queue, ...rules: readonly string[]): void {
  const stack = Stack.of(queue)
  const arns = rules.map((rule) => stack.formatArn({ service: 'events', resource: 'rule', resourceName: rule }))
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': arns } },
    }),
  )
}
