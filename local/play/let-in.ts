import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { holds } from '../../shared/domain/condition/condition.ts'
import {
  dateReached,
  enrolled,
  scheduleReached,
  segmentEntered,
  segmentLeft,
  startedByHand,
} from '../../shared/domain/contact/contact-event.ts'
import { type Trigger, via } from '../../shared/domain/journey/trigger.ts'
import { type JsonObject, own } from '../../shared/domain/json.ts'
import type { ZonePeriod } from '../../shared/domain/time/local-time.ts'
import { describeCondition } from '../../state-machines/4-emit/describe-condition.ts'
import type { Runtime } from '../runtime.ts'
import type { InventedContact } from './invented-contact.ts'
import { passingProperties } from './passing-values.ts'

/** Who is let into which journey, by which of its triggers (undefined: by a step of another journey). */
export type LettingIn = {
  readonly runtime: Runtime
  readonly contact: InventedContact
  readonly journey: CompiledJourney
  readonly trigger: Trigger | undefined
  readonly properties: JsonObject
  readonly zone: readonly ZonePeriod[]
}

/**
 * Lets the contact in by a trigger, if nothing has done so already; answers why that cannot be. What only time or
 * others bring about is asked for at the journey's door itself.
 */
export async function letIn(letting: LettingIn): Promise<string | undefined> {
  const { contact, journey, trigger, properties } = letting
  switch (trigger?.kind) {
    case 'event':
      await contact.track(trigger.event, { ...passingProperties(trigger.where), ...properties })
      return undefined
    case 'eventbridge':
      await contact.track(trigger.event, properties, via.rule(journey.id, journey.triggers.indexOf(trigger)))
      return undefined
    case 'segment': {
      const why = await whyNotInSegment(trigger, letting)
      const name = trigger.change === 'entered' ? segmentEntered : segmentLeft
      if (why === undefined) await ask(letting, name, via.segments, { segment: trigger.segment })
      return why
    }
    case 'date':
      await ask(letting, dateReached, via.date(journey.id, journey.triggers.indexOf(trigger)))
      return undefined
    case 'schedule':
      await ask(letting, scheduleReached, via.schedule(journey.id, journey.triggers.indexOf(trigger)))
      return undefined
    case 'manual':
      await ask(letting, startedByHand, via.hand(journey.id))
      return undefined
    default:
      await ask(letting, enrolled, via.enroll(journey.id))
      return undefined
  }
}

/** Puts an entry request on the queue, as the function does that lets such contacts in. */
async function ask(
  { runtime, contact, journey, properties }: LettingIn,
  name: string,
  way: string,
  more: JsonObject = {},
): Promise<void> {
  const found = await contact.find()
  if (found === undefined) return
  const isInside = Object.values(found.enrollments).some((one) => one.journey === journey.id && one.state === 'open')
  if (isInside) return
  const { contactId } = found
  const event = { eventId: `play-${way}`, contactId, name, occurredAt: runtime.clock.now(), via: way }
  await runtime.queues.send('entry', [
    { body: { journey: journey.id, event: { ...event, properties: { ...more, ...properties } } } },
  ])
  await runtime.inFlight.idle()
}

/** Nobody comes into a segment whose condition does not hold of them. */
async function whyNotInSegment(
  { segment, change }: Extract<Trigger, { kind: 'segment' }>,
  { runtime, contact, zone }: LettingIn,
): Promise<string | undefined> {
  const found = await contact.find()
  const world = await runtime.content.content.world()
  const condition = own(world.segments, segment)
  if (found === undefined || condition === undefined) return `there is no segment ${segment}`
  const isIn = holds(condition, { contact: found, now: runtime.clock.now(), zone, world })
  if (isIn === (change === 'entered')) return undefined
  const asks = describeCondition(condition).slice(0, -1)
  return isIn
    ? `they are in the segment ${segment} still: ${asks}`
    : `they are not in the segment ${segment}, which asks: ${asks}`
}
