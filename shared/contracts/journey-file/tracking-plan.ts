import * as z from 'zod'
import { eventNameSchema } from '../names.ts'

/** What kind of value a property or an attribute has. */
export const valueKinds = ['text', 'number', 'yes-no', 'date', 'list'] as const

const kinds = z.record(
  z.string().min(1).max(200),
  z.enum(valueKinds, 'write `text`, `number`, `yes-no`, `date` or `list`'),
)

/**
 * `marketing/tracking-plan.yaml`: the events that sites and systems send, each with its properties, and the attributes
 * of contacts. What a journey speaks of is held against it.
 */
export const trackingPlanSchema = z
  .strictObject({
    events: z.record(eventNameSchema, kinds.nullable()).meta({ description: 'Events, each with its properties.' }),
    attributes: kinds.meta({ description: 'Attributes of contacts.' }),
  })
  .meta({ id: 'TrackingPlan', title: 'A Waymark tracking plan' })

/** The events and attributes that a company knows. */
export type TrackingPlan = z.infer<typeof trackingPlanSchema>
