import { createHash } from 'node:crypto'
import type { CfnRule } from 'aws-cdk-lib/aws-events'
import type { Construct } from 'constructs'
import { ownRulePattern } from '../../state-machines/journey-rule.ts'
import type { DeployableJourney } from '../content/read-compiled.ts'
import type { WaymarkBus } from '../runtime/bus.ts'
import type { Queues } from '../runtime/queues.ts'
import { wholeEvent } from '../runtime/requests.ts'
import { makeRule } from '../runtime/rule-to-queue.ts'

/** What rules of a journey's own need of the rest of a deployment. */
export type OwnRuleParts = { readonly outside: Queues['outside']; readonly undelivered: WaymarkBus['undelivered'] }

/** Makes the rules that a journey has on buses of the account; each takes whole events, with its own place. */
export const makeOwnRules = (
  scope: Construct,
  { journey: { id, triggers } }: DeployableJourney,
  { outside, undelivered }: OwnRuleParts,
): readonly CfnRule[] =>
  triggers.flatMap((trigger, index) =>
    trigger.kind !== 'eventbridge'
      ? []
      : [
          makeRule(scope, `own-rule-${index}`, {
            description: `Events on the bus ${trigger.bus} that may let a contact into the journey ${id}`,
            bus: trigger.bus,
            name: ruleNameOf(id, index),
            pattern: ownRulePattern(trigger),
            queue: outside,
            undelivered,
            input: { inputTemplate: `{"journey":${JSON.stringify(id)},"trigger":${index},"event":${wholeEvent}}` },
          }),
        ],
  )

/** A rule's name has 64 characters at most; a long id is cut, and told apart by a digest. */
function ruleNameOf(journey: string, index: number): string {
  const name = `waymark-${journey}-${index}`
  if (name.length <= 64) return name
  return `waymark-${journey.slice(0, 40)}-${createHash('sha256').update(journey).digest('hex').slice(0, 8)}-${index}`
}
