import * as z from 'zod'
import { idSchema } from './names.ts'

/** An event as EventBridge delivers it; only the fields that are read, and any others let by. */
const eventSchema = z.looseObject({
  id: z.string().min(1),
  source: z.string(),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.record(z.string(), z.json()),
})

/**
 * What comes from outside by the queue `outside`: an event that a rule of a journey's own took from some bus, or a
 * request that somebody put on ours.
 */
export const outsideSchema = z.union([
  z.strictObject({ journey: idSchema, trigger: z.int().min(0), event: eventSchema }),
  z.strictObject({ request: eventSchema }),
])

/** What comes from outside. */
export type Outside = z.infer<typeof outsideSchema>

/** An event as EventBridge delivers it. */
export type BusEnvelope = z.infer<typeof eventSchema>

/** Requests stand on our own bus under this source. */
export const requestSource = 'waymark.requests'

const properties = z.record(z.string(), z.json()).optional()
const contactId = z.string().min(1).max(64)

/** Lets a contact into a journey with the trigger `manual`. The same `requestId` again lets nobody in again. */
export const startJourneySchema = z.strictObject({
  journey: idSchema,
  requestId: z.string().min(1).max(100),
  userId: z.string().min(1).max(256).optional(),
  email: z.string().min(1).max(254).optional(),
  contactId: contactId.optional(),
  properties,
})

/** Says that a person has done what a journey asked of them. */
export const completeTaskSchema = z.strictObject({
  taskId: z.string().min(1).max(160),
  outcome: z.string().min(1).max(100).optional(),
})

/** Says that a contact has replied to a message. */
export const reportReplySchema = z.strictObject({ sendId: z.string().min(1).max(200) })

/** What a request asks for, by its detail type. */
export const requests = {
  startJourney: 'Start Journey',
  completeTask: 'Complete Task',
  reportReply: 'Report Reply',
} as const
