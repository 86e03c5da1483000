import { hash } from 'node:crypto'
import { contactEventSource } from '../../shared/contracts/contact-event.ts'
import { faultInShape } from '../../shared/contracts/event-shape.ts'
import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { BusEnvelope, Outside } from '../../shared/contracts/outside-event.ts'
import { valueAt } from '../../shared/domain/condition/comparison.ts'
import { isEmailAddress } from '../../shared/domain/contact/contact.ts'
import { hopsIn, mostHops } from '../../shared/domain/enrollment/hops.ts'
import { type OwnRule, via } from '../../shared/domain/journey/trigger.ts'
import type { Json, JsonObject } from '../../shared/domain/json.ts'
import { count } from '../../shared/store/entities/counters.ts'
import { putSeenEvent } from '../../shared/store/entities/seen-events.ts'
import { type AdaptDeps, type Adapted, type DropReason, dropped, taken } from './deps.ts'

type FromRule = Extract<Outside, { journey: string }>

/**
 * Makes an event of a contact of one that a rule took from some bus. Its idempotency key is made of the rule and of the
 * event's own id.
 */
export async function adaptOwnRule(from: FromRule, deps: AdaptDeps): Promise<Adapted> {
  const { journey, trigger, event } = from
  const version = (await deps.content.index()).journeys[journey]?.version
  const rule = version === undefined ? undefined : (await deps.content.journey(journey, version))?.triggers[trigger]
  if (version === undefined || rule?.kind !== 'eventbridge') return dropped('no-such-rule')
  const messageId = `rule-${hash('sha256', JSON.stringify([journey, trigger, event.id])).slice(0, 32)}`
  const record = toRecord(rule, from, messageId, deps.clock.now())
  if (typeof record === 'string') return drop(record, { journey, version, messageId }, deps)
  await deps.queue.send('intake', [{ body: record, group: groupOf(record), id: messageId }])
  return taken
}

type EventRecord = Extract<IntakeRecord, { kind: 'event' }>

const groupOf = ({ userId, anonymousId, email, messageId }: EventRecord): string =>
  userId ?? anonymousId ?? email ?? messageId

function toRecord(
  rule: OwnRule,
  { journey, trigger, event }: FromRule,
  messageId: string,
  now: number,
): EventRecord | DropReason {
  if (isOurOwn(event)) return 'our-own-event'
  const whole = event as JsonObject
  const who = whoIn(rule, valueAt(whole, rule.contact.path))
  if (who === undefined) return 'no-contact'
  const properties = propertiesIn(rule, whole)
  if (faultInShape(properties) !== undefined) return 'misshapen'
  const occurredAt = Math.min(now, Date.parse(event.time) || now)
  const common = { messageId, occurredAt, receivedAt: now, origin: 'server', via: via.rule(journey, trigger) } as const
  return { kind: 'event', ...common, ...who, name: rule.event, properties, ...hopsIn({ hops: hopsOf(event) }) }
}

/** What a rule made of an event is on our own bus, too, where the rule may stand. */
const isOurOwn = ({ source, detail }: BusEnvelope): boolean =>
  source === contactEventSource && typeof detail['via'] === 'string' && detail['via'].startsWith('rule:')

/** How far an event of ours was from what came from outside, whichever way it comes back. Others mean something else by it. */
function hopsOf({ source, detail }: BusEnvelope): number {
  const { hops } = detail
  if (source !== contactEventSource || typeof hops !== 'number') return 0
  return Math.min(Math.max(0, Math.trunc(hops)), mostHops + 1)
}

/** Systems give numbers as ids now and then; a person is the same either way. */
function whoIn({ contact }: OwnRule, value: Json | undefined): Partial<EventRecord> | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '' || text.length > 256 || !text.isWellFormed()) return undefined
  if (contact.kind === 'user') return { userId: text }
  if (contact.kind === 'anonymous') return { anonymousId: text }
  return isEmailAddress(text) ? { email: text } : undefined
}

const propertiesIn = ({ properties }: OwnRule, event: JsonObject): EventRecord['properties'] =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, path]) => {
      const value = valueAt(event, path)
      // The contract's inferred type has mutable lists; nothing behind the intake changes one.
      return value === undefined ? [] : [[name, value as EventRecord['properties'][string]]]
    }),
  )

/** What is dropped is counted, once, with the journey whose rule took it. */
async function drop(
  reason: DropReason,
  { journey, version, messageId }: { readonly journey: string; readonly version: string; readonly messageId: string },
  { store, clock }: AdaptDeps,
): Promise<Adapted> {
  const now = clock.now()
  const nothingLeft = { contactId: '', revision: 0, wakes: [], events: [] }
  await store.write([
    putSeenEvent(messageId, nothingLeft, now),
    ...count([{ journey, version, what: `dropped:${reason}` }], messageId, now),
  ])
  return dropped(reason)
}
