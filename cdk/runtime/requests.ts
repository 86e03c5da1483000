import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { requestRulePattern } from '../../state-machines/journey-rule.ts'
import { busName } from './bus.ts'
import { allowRules, makeRule } from './rule-to-queue.ts'

const ruleName = 'waymark-requests'

/**
 * Makes the rule that takes what somebody asks of us on our own bus, and lets the rules of journeys on any bus put
 * events on the same queue.
 */
export function takeRequests(
  scope: Construct,
  { outside, undelivered }: { readonly outside: Queue; readonly undelivered: IQueue },
): void {
  allowRules(outside, `${busName}/${ruleName}`, 'waymark-*', '*/waymark-*')
  makeRule(new Construct(scope, 'requests'), 'rule', {
    description: 'Requests to Waymark: start a journey, complete a task, report a reply',
    bus: busName,
    name: ruleName,
    pattern: requestRulePattern,
    queue: outside,
    undelivered,
    input: { inputTemplate: `{"request":${wholeEvent}}` },
  })
}

/** What stands for the whole event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined */
export const wholeEvent = '<aws.events.event.json>'
