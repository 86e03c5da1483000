import * as z from 'zod'
import type { Comparison } from '../../domain/condition/comparison.ts'
import type { Condition } from '../../domain/condition/condition.ts'
import { stages } from '../../domain/contact/stage.ts'
import { warmths } from '../../domain/contact/warmth.ts'
import { idSchema } from '../names.ts'

/** A duration, as published. */
export const durationSchema = z.strictObject({ days: z.number(), seconds: z.number() })

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

const comparisonSchema: z.ZodType<Comparison> = z.union([
  z.strictObject({ kind: z.literal(['is', 'contains']), value: scalar }),
  z.strictObject({ kind: z.literal('in'), values: z.array(scalar) }),
  z.strictObject({ kind: z.literal(['gte', 'gt', 'lte', 'lt']), value: z.number() }),
  z.strictObject({ kind: z.literal('exists'), value: z.boolean() }),
  z.strictObject({ kind: z.literal(['before', 'after']), value: z.string() }),
]) as z.ZodType<Comparison>

/** Fields and their tests, as published. */
export const fieldTestsSchema = z.array(z.strictObject({ field: z.string(), tests: z.array(comparisonSchema) }))

/** An event, and which of its kind, as published. */
export const eventMatchShape = { event: z.string(), where: fieldTestsSchema }

const nested = z.lazy(() => conditionSchema)

/** A condition, as published: what the functions ask is what the compiler wrote. */
export const conditionSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ kind: z.literal(['all', 'any']), of: z.array(nested) }),
  z.strictObject({ kind: z.literal('not'), of: nested }),
  z.strictObject({ kind: z.literal('tag'), anyOf: z.array(z.string()) }),
  z.strictObject({ kind: z.literal(['attribute', 'event']), tests: fieldTestsSchema }),
  z.strictObject({ kind: z.literal('score'), name: z.string(), tests: z.array(comparisonSchema) }),
  z.strictObject({
    kind: z.literal('did'),
    watch: z.string(),
    ...eventMatchShape,
    count: z.array(comparisonSchema),
    within: durationSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal(['received', 'opened', 'clicked', 'replied']),
    message: idSchema,
    link: idSchema.optional(),
    within: durationSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('segment'), segment: idSchema }),
  z.strictObject({ kind: z.literal('stage'), anyOf: z.array(z.enum(stages)) }),
  z.strictObject({ kind: z.literal('warmth'), anyOf: z.array(z.enum(warmths)) }),
  z.strictObject({ kind: z.literal('consent'), topic: idSchema, channel: z.literal('email') }),
  z.strictObject({ kind: z.literal('variant'), split: idSchema, variant: idSchema }),
]) as z.ZodType<Condition>
