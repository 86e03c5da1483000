import { error } from '../../diagnostic.ts'
import { triggerPath } from '../places.ts'
import type { Rule } from '../rule.ts'

/** An event that a rule of the company's own brings has a name: one of its own, or the one detail type of its pattern. */
export const unnamedEvent: Rule = function* (journey) {
  for (const [index, trigger] of journey.triggers.entries()) {
    if (trigger.kind !== 'eventbridge' || trigger.event !== '') continue
    yield error(
      'unnamed-event',
      [...triggerPath(journey, index), 'eventbridge', 'pattern'],
      'What this rule brings has no name: its pattern asks for no `detail-type`, or for several.',
      'Add `event:` with the name that the event of the contact is to have, such as `event: Ticket Closed`.',
    )
  }
}
