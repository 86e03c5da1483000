import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { triggeringEvents } from '../../../shared/domain/journey/trigger.ts'
import { error } from '../../diagnostic.ts'
import type { Rule, Workspace } from '../rule.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const mostRules = 300

/**
 * All journeys that events let contacts into find room on one bus: each has a rule there, and there are 300. The other
 * limits of AWS a journey of 150 steps cannot reach: a definition of 1 MB, states with names of 80 characters, 25,000
 * entries in the history of an execution.
 */
export const overAwsLimits: Rule = function* (journey, workspace) {
  const place = placesOnBus(workspace).get(journey.id)
  if (place === undefined || place < mostRules) return
  yield error(
    'over-aws-limits',
    ['trigger'],
    `${place} other journeys have rules on the bus already, and EventBridge has ${mostRules} on one.`,
    'Take away a journey that nobody needs any more, or let one journey take several triggers.',
  )
}

/** The journeys that have a rule on the bus, in the order of their ids, each with how many come before it. */
function placesOnBus(workspace: Workspace): ReadonlyMap<string, number> {
  const known = remembered.get(workspace)
  if (known !== undefined) return known
  const ids = [...(workspace.journeys?.values() ?? [])].filter(hasRule).map(({ id }) => id)
  const found = new Map(ids.toSorted().map((id, place) => [id, place]))
  remembered.set(workspace, found)
  return found
}

const hasRule = (journey: Journey): boolean => triggeringEvents(journey).length > 0

const remembered = new WeakMap<Workspace, ReadonlyMap<string, number>>()
