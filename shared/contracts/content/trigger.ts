import * as z from 'zod'
import type { Trigger } from '../../domain/journey/trigger.ts'
import { idSchema } from '../names.ts'
import { durationSchema, eventMatchShape } from './condition.ts'

const season = { at: z.int(), from: z.string().optional(), until: z.string().optional() }

const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), on: z.string(), at: z.int() }),
  z.strictObject({ kind: z.literal('weekly'), weekdays: z.array(z.int()), ...season }),
  z.strictObject({ kind: z.literal('monthly'), day: z.int(), ...season }),
])

const contactPath = z.strictObject({ kind: z.enum(['user', 'anonymous', 'email']), path: z.string() })

/** A trigger, as published. */
export const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), ...eventMatchShape }),
  z.strictObject({
    kind: z.literal('eventbridge'),
    bus: z.string(),
    pattern: z.record(z.string(), z.json()),
    event: z.string(),
    contact: contactPath,
    properties: z.record(z.string(), z.string()),
  }),
  z.strictObject({ kind: z.literal('segment'), change: z.enum(['entered', 'left']), segment: idSchema }),
  z.strictObject({
    kind: z.literal('date'),
    attribute: z.string(),
    isYearly: z.boolean(),
    offset: durationSchema,
    at: z.int(),
  }),
  z.strictObject({ kind: z.literal('schedule'), schedule: scheduleSchema }),
  z.strictObject({ kind: z.literal('manual') }),
]) as unknown as z.ZodType<Trigger>
