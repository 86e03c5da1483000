import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { triggeringEvents } from '../../../shared/domain/journey/trigger.ts'
import { error } from '../../diagnostic.ts'
import type { Rule, Workspace } from '../rule.ts'

/** There are 300 rules on a bus, and one or two are our own: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const mostRules = 298

/** The bus that contact events come by. */
const ours = 'the bus of contact events'

/**
 * The rules of all journeys find room on their buses: EventBridge has 300 on one. A journey has a rule for the events
 * that trigger it, and one for each `eventbridge` trigger. The other limits of AWS no journey of 150 steps can reach: a
 * definition of 1 MB, states with names of 80 characters, 25,000 entries in the history of an execution.
 */
export const overAwsLimits: Rule = function* (journey, workspace) {
  for (const bus of new Set(busesOf(journey))) {
    const rules = rulesUpTo(workspace).get(bus)?.get(journey.id) ?? 0
    if (rules <= mostRules) continue
    const name = bus === ours ? ours : `the bus \`${bus}\``
    yield error(
      'over-aws-limits',
      ['trigger'],
      `With this journey there are ${rules} rules of journeys on ${name}; EventBridge has room for ${mostRules}.`,
      'Take away a journey that nobody needs any more, or let one journey take several triggers.',
    )
  }
}

/** The bus of each rule that a journey has. */
const busesOf = (journey: Journey): readonly string[] => [
  ...(triggeringEvents(journey).length > 0 ? [ours] : []),
  ...journey.triggers.flatMap((trigger) => (trigger.kind === 'eventbridge' ? [trigger.bus] : [])),
]

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** By bus and journey, how many rules there are, up to that journey in the order of ids. */
function rulesUpTo(workspace: Workspace): Counts {
  const known = remembered.get(workspace)
  if (known !== undefined) return known
  const found = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  for (const journey of [...(workspace.journeys?.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const bus of busesOf(journey)) {
      const total = (totals.get(bus) ?? 0) + 1
      totals.set(bus, total)
      found.set(bus, (found.get(bus) ?? new Map<string, number>()).set(journey.id, total))
    }
  }
  remembered.set(workspace, found)
  return found
}

const remembered = new WeakMap<Workspace, Counts>()
