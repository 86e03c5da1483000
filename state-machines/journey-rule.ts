import { contactEventSource } from '../shared/contracts/contact-event.ts'
import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import { requestSource } from '../shared/contracts/outside-event.ts'
import { type OwnRule, triggeringEvents } from '../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../shared/domain/json.ts'

/**
 * The pattern of a journey's rule on the bus: contact events of the names that trigger it; undefined
 * where none does. Which of them let somebody in
 * is decided in `enroll-contact`. A replay of the archive must not send again, so replayed events are left out:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
 */
export function journeyRulePattern(journey: Pick<CompiledJourney, 'triggers'>): JsonObject | undefined {
  const names = triggeringEvents(journey)
  if (names.length === 0) return undefined
  return { source: [contactEventSource], 'detail-type': [...names], 'replay-name': [{ exists: false }] }
}

/** The pattern of a rule of a journey's own: what is replayed there enrolls nobody again, unless the pattern says so itself. */
export const ownRulePattern = ({ pattern }: Pick<OwnRule, 'pattern'>): JsonObject => ({
  'replay-name': [{ exists: false }],
  ...pattern,
})

/** The pattern of the rule that takes what somebody asks of us on our own bus. */
export const requestRulePattern: JsonObject = { source: [requestSource], 'replay-name': [{ exists: false }] }

/** The pattern of the rule that takes what SES reports of our mails, and of nobody else's. */
export const engagementRulePattern: JsonObject = {
  source: ['aws.ses'],
  detail: { mail: { tags: { app: ['waymark'] } } },
}
