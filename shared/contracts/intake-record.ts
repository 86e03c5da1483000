import * as z from 'zod'
import { eventNameSchema, idSchema } from './names.ts'

const properties = z.record(z.string(), z.json())

const common = {
  /** The idempotency key of everything that follows: the same id twice is one event. */
  messageId: z.string().min(1).max(160),
  occurredAt: z.number(),
  receivedAt: z.number(),
}

const who = {
  userId: z.string().min(1).max(256).optional(),
  anonymousId: z.string().min(1).max(256).optional(),
}

/** How many journeys in a row have led to it. */
const hops = z.int().min(0).optional()

/** What only Waymark itself puts there: the contact by id or address, the way by which the event came, and how far. */
const inside = {
  contactId: z.string().min(1).max(64).optional(),
  email: z.string().max(254).optional(),
  via: z.string().max(200).optional(),
  hops,
}

/**
 * What lies in the intake queue: what a site posted, in one form for all SDKs, or what became of a message. `origin`
 * says how far it is trusted: `browser` keys are public, so an address from there is never believed.
 */
export const intakeRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('event'),
    ...common,
    ...who,
    ...inside,
    origin: z.enum(['server', 'browser']),
    name: eventNameSchema,
    properties,
  }),
  z.strictObject({
    kind: z.literal('identify'),
    ...common,
    ...who,
    origin: z.enum(['server', 'browser']),
    traits: properties,
  }),
  z.strictObject({
    kind: z.literal('alias'),
    ...common,
    userId: z.string().min(1).max(256),
    previousId: z.string().min(1).max(256),
    origin: z.enum(['server', 'browser']),
  }),
  /** Nothing happened but time, or something inside: segments and dates of the contact are asked again. */
  z.strictObject({
    kind: z.literal('look'),
    ...common,
    contactId: z.string().min(1).max(64),
    hops,
    /** What was due and is done now, so that its next time may be set. */
    done: z.strictObject({ name: z.string().max(200), at: z.number() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('engagement'),
    ...common,
    contactId: z.string(),
    enrollmentId: z.string(),
    journey: idSchema,
    step: idSchema,
    message: idSchema,
    sendId: z.string(),
    engagement: z.enum(['delivered', 'opened', 'clicked', 'replied', 'bounced', 'complained', 'unsubscribed']),
    link: z.string().max(64).optional(),
    /** What was left, of an `unsubscribed`. */
    topics: z.union([z.literal('all'), z.array(z.string().min(1).max(64))]).optional(),
    /** A privacy proxy or a scanner, not the person: kept and shown, and counted for nothing. */
    isMachine: z.boolean(),
    hops,
  }),
])

/** One record of the intake queue. */
export type IntakeRecord = z.infer<typeof intakeRecordSchema>
/** What became of a message. */
export type EngagementRecord = Extract<IntakeRecord, { kind: 'engagement' }>
