import { faultInShape } from '../../shared/contracts/event-shape.ts'
import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { isOursAlone, pageViewed, screenViewed } from '../../shared/domain/contact/contact-event.ts'
import { isJsonObject, type JsonObject } from '../../shared/domain/json.ts'
import { eventTime, type SaidTimes } from './event-time.ts'
import type { EventType } from './routes.ts'

/** An event in the one form that lies in the queue, or the reason why it was dropped. */
export type Accepted =
  | { readonly kind: 'accepted'; readonly record: IntakeRecord }
  | { readonly kind: 'dropped'; readonly reason: string }

/** What is known of the request that an event came in. */
export type Envelope = {
  readonly origin: 'server' | 'browser'
  readonly receivedAt: number
  readonly sentAt: unknown
  readonly nextId: () => string
}

/** Makes a record of what an SDK posted. `type` is the path's; in a batch every event brings its own. */
export function toRecord(posted: unknown, type: EventType | undefined, envelope: Envelope): Accepted {
  const fault = faultInShape(posted)
  if (fault !== undefined) return dropped(fault)
  if (!isJsonObject(posted)) return dropped('an event is a JSON object')
  const kind = type ?? posted['type']
  const userId = idIn(posted['userId'])
  const anonymousId = idIn(posted['anonymousId'])
  if (userId === undefined && anonymousId === undefined) return dropped('neither userId nor anonymousId is given')
  const messageId = posted['messageId']
  if (messageId !== undefined && !isMessageId(messageId))
    return dropped('messageId is not a text of 1 to 100 characters')
  const common = {
    messageId: isMessageId(messageId) ? messageId : `generated-${envelope.nextId()}`,
    occurredAt: eventTime(timesIn(posted, envelope), envelope.receivedAt),
    receivedAt: envelope.receivedAt,
    origin: envelope.origin,
  }
  const who = { ...(userId === undefined ? {} : { userId }), ...(anonymousId === undefined ? {} : { anonymousId }) }
  return toKind(kind, posted, { ...common, ...who })
}

/** Both spellings of the time arrive; an event may have its own `sentAt`, or share that of its batch. */
const timesIn = (posted: JsonObject, { sentAt }: Envelope): SaidTimes => ({
  happened: posted['originalTimestamp'] ?? posted['timestamp'],
  sent: posted['sentAt'] ?? sentAt,
})

type Base = Pick<
  Extract<IntakeRecord, { kind: 'event' }>,
  'messageId' | 'occurredAt' | 'receivedAt' | 'origin' | 'userId' | 'anonymousId'
>

function toKind(kind: unknown, posted: JsonObject, base: Base): Accepted {
  switch (kind) {
    case 'track': {
      const name = posted['event']
      if (typeof name !== 'string' || name === '') return dropped('a track event needs a name in `event`')
      if (name.length > 100) return dropped('the name in `event` is longer than 100 characters')
      if (base.origin === 'browser' && isOursAlone(name)) return dropped('an event of this name only Waymark gives')
      return event(base, name, objectIn(posted['properties']))
    }
    case 'page':
    case 'screen': {
      const named = { ...textAs('name', posted['name']), ...textAs('category', posted['category']) }
      return event(base, kind === 'page' ? pageViewed : screenViewed, { ...objectIn(posted['properties']), ...named })
    }
    case 'group':
      return event(base, 'Group Joined', { ...objectIn(posted['traits']), ...textAs('groupId', posted['groupId']) })
    case 'identify':
      return { kind: 'accepted', record: { kind: 'identify', ...base, traits: mutable(traitsOf(posted)) } }
    case 'alias':
      return alias(posted, base)
    default:
      return dropped('`type` is none of track, identify, page, screen, group, alias')
  }
}

const event = (base: Base, name: string, properties: JsonObject): Accepted => ({
  kind: 'accepted',
  record: { kind: 'event', ...base, name, properties: mutable(properties) },
})

function alias(
  posted: JsonObject,
  { messageId, occurredAt: at, receivedAt, origin, userId, anonymousId }: Base,
): Accepted {
  const previousId = idIn(posted['previousId']) ?? anonymousId
  if (userId === undefined || previousId === undefined) return dropped('an alias needs userId and previousId')
  return {
    kind: 'accepted',
    record: { kind: 'alias', messageId, occurredAt: at, receivedAt, origin, userId, previousId },
  }
}

/** RudderStack repeats the traits in the context, and some clients send them nowhere else. */
function traitsOf(posted: JsonObject): JsonObject {
  const context = objectIn(posted['context'])
  const zone = zoneIn(context)
  const locale = textAs('locale', context['locale'])
  return { ...zone, ...locale, ...objectIn(context['traits']), ...objectIn(posted['traits']) }
}

/** Browsers that do not know their zone say `UTC` or `GMT+0000`; that must not replace one that is known. */
const zoneIn = ({ timezone }: JsonObject): JsonObject =>
  typeof timezone === 'string' && timezone.includes('/') ? { timezone } : {}

const dropped = (reason: string): Accepted => ({ kind: 'dropped', reason })

const isMessageId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 100

const objectIn = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

const textAs = (name: string, value: unknown): JsonObject => (typeof value === 'string' ? { [name]: value } : {})

// The contract's inferred type has mutable lists; nothing behind the intake changes one.
const mutable = (value: JsonObject) => value as Extract<IntakeRecord, { kind: 'identify' }>['traits']

/** SDKs send numbers as ids now and then; a person is the same either way. */
function idIn(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  return typeof text === 'string' && text !== '' && text.length <= 256 ? text : undefined
}
