import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import { engagementRulePattern, journeyRulePattern } from '../state-machines/journey-rule.ts'
import type { LocalBus } from './bus/local-bus.ts'
import type { LocalQueues } from './queues/local-queues.ts'

/** Sets the rules that AWS has too: one for each journey into the entry queue, and one for what SES reports. */
export function setRules(
  bus: LocalBus,
  journeys: readonly Pick<CompiledJourney, 'id' | 'triggers'>[],
  queues: Pick<LocalQueues, 'send'>,
): void {
  bus.setRules([
    ...journeys.flatMap((journey) => {
      const pattern = journeyRulePattern(journey)
      const target = (event: { readonly detail?: unknown }) =>
        queues.send('entry', [{ body: { journey: journey.id, event: event.detail } }])
      return pattern === undefined ? [] : [{ name: journey.id, pattern, target }]
    }),
    {
      name: 'engagement',
      pattern: engagementRulePattern,
      target: (event) => queues.send('engagement', [{ body: event }]),
    },
  ])
}
