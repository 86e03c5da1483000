import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import { engagementRulePattern, journeyRulePattern, requestRulePattern } from '../state-machines/journey-rule.ts'
import type { LocalBus, Rule } from './bus/local-bus.ts'
import type { LocalQueues } from './queues/local-queues.ts'

type Queues = Pick<LocalQueues, 'send'>
type EnteredBy = Pick<CompiledJourney, 'id' | 'triggers'>

/**
 * Sets the rules that AWS has too: one for each journey into the entry queue, its own on other buses, one for what SES
 * reports, and one for requests to us.
 */
export function setRules(bus: LocalBus, journeys: readonly EnteredBy[], queues: Queues): void {
  bus.setRules([
    ...journeys.flatMap((journey) => [...triggerRule(journey, queues), ...ownRules(journey, queues)]),
    {
      name: 'engagement',
      pattern: engagementRulePattern,
      target: (event) => queues.send('engagement', [{ body: event }]),
    },
    {
      name: 'requests',
      pattern: requestRulePattern,
      target: (event) => queues.send('outside', [{ body: { request: event } }]),
    },
  ])
}

function triggerRule(journey: EnteredBy, queues: Queues): readonly Rule[] {
  const pattern = journeyRulePattern(journey)
  const target: Rule['target'] = (event) =>
    queues.send('entry', [{ body: { journey: journey.id, event: event['detail'] } }])
  return pattern === undefined ? [] : [{ name: journey.id, pattern, target }]
}

const ownRules = ({ id, triggers }: EnteredBy, queues: Queues): readonly Rule[] =>
  triggers.flatMap((trigger, index) =>
    trigger.kind !== 'eventbridge'
      ? []
      : [
          {
            name: `${id} ${index + 1}`,
            bus: trigger.bus,
            pattern: trigger.pattern,
            target: (event) => queues.send('outside', [{ body: { journey: id, trigger: index, event } }]),
          },
        ],
  )
