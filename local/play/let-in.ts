import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { holds } from '../../shared/domain/condition/condition.ts'
import {
  type ContactEvent,
  enrolled,
  segmentEntered,
  segmentLeft,
  startedByHand,
} from '../../shared/domain/contact/contact-event.ts'
import { dateEvent, scheduleEvent } from '../../shared/domain/journey/event-by-time.ts'
import { type DateTrigger, type Trigger, via } from '../../shared/domain/journey/trigger.ts'
import { type JsonObject, own } from '../../shared/domain/json.ts'
import { wallTime, type ZonePeriod } from '../../shared/domain/time/local-time.ts'
import { conditionWords } from '../../state-machines/handbook/words/condition-words.ts'
import { passingObject } from '../passing-value.ts'
import type { Runtime } from '../runtime.ts'
import type { InventedContact } from './invented-contact.ts'

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
      await contact.track(trigger.event, { ...passingObject(trigger.where), ...properties })
      return undefined
    case 'eventbridge':
      await contact.track(trigger.event, properties, via.rule(journey.id, journey.triggers.indexOf(trigger)))
      return undefined
    case 'segment': {
      const why = await whyNotInSegment(trigger, letting)
      const name = trigger.change === 'entered' ? segmentEntered : segmentLeft
      if (why === undefined) await ask(letting, { name, via: via.segments, properties: { segment: trigger.segment } })
      return why
    }
    case 'date':
    case 'schedule':
      await enterByTime(trigger, letting)
      return undefined
    case 'manual':
      await ask(letting, { name: startedByHand, via: via.hand(journey.id) })
      return undefined
    default:
      await ask(letting, { name: enrolled, via: via.enroll(journey.id) })
      return undefined
  }
}

/** The very event that time brings about by itself, so that whichever comes first lets the contact in, and only that. */
async function enterByTime(trigger: DateTrigger | ScheduleTrigger, letting: LettingIn): Promise<void> {
  const { contact, journey, zone, runtime } = letting
  const contactId = (await contact.find())?.contactId
  if (contactId === undefined) return
  const at = runtime.clock.now()
  const entry = { journey: journey.id, trigger: journey.triggers.indexOf(trigger), contactId, at }
  const isDate = trigger.kind === 'date'
  await enter(letting, isDate ? dateEvent(entry, trigger.attribute, zone) : scheduleEvent(entry, wallTime(zone, at)))
}

type ScheduleTrigger = Extract<Trigger, { kind: 'schedule' }>

/** An event that only Waymark brings about. */
type Asked = { readonly name: string; readonly via: string; readonly properties?: JsonObject }

/** Asks for the contact at the journey's door. */
async function ask(letting: LettingIn, { name, via: way, properties = {} }: Asked): Promise<void> {
  const contactId = (await letting.contact.find())?.contactId
  if (contactId === undefined) return
  const occurredAt = letting.runtime.clock.now()
  await enter(letting, { eventId: `${way}:${contactId}`, contactId, name, occurredAt, properties, via: way })
}

/** Puts an entry request on the queue, as the functions do that let such contacts in. */
async function enter({ runtime, journey, properties }: LettingIn, event: ContactEvent): Promise<void> {
  const body = { journey: journey.id, event: { ...event, properties: { ...event.properties, ...properties } } }
  await runtime.queues.send('entry', [{ body }])
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
  const asks = conditionWords(condition, { subjects: {}, segments: {} })
  return isIn
    ? `they are in the segment ${segment} still: ${asks}`
    : `they are not in the segment ${segment}, which asks: ${asks}`
}
