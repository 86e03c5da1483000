import * as z from 'zod'
import { stages } from '../../domain/contact/stage.ts'
import type { Answer } from '../../domain/enrollment/enrollment.ts'
import type { Action, Webhook } from '../../domain/journey/action.ts'
import type { ContactChange, Experiment } from '../../domain/journey/journey.ts'
import { idSchema } from '../names.ts'
import { durationSchema } from './condition.ts'

const answerSchema = z.union([
  z.strictObject({ kind: z.literal(['opened', 'replied']), message: idSchema }),
  z.strictObject({ kind: z.literal('clicked'), message: idSchema, link: idSchema.optional() }),
  z.strictObject({ kind: z.literal('event'), watch: z.string() }),
]) as z.ZodType<Answer>

const changeSchema = z.union([
  z.strictObject({ kind: z.literal(['tag', 'untag']), tags: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('set'), attributes: z.record(z.string(), z.json()) }),
  z.strictObject({ kind: z.literal('score'), by: z.record(z.string(), z.number()) }),
]) as unknown as z.ZodType<ContactChange>

const fieldsSchema = z.record(
  z.string(),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value'), value: z.json() }),
    z.strictObject({ kind: z.literal('attribute'), attribute: z.string() }),
    z.strictObject({ kind: z.literal('property'), property: z.string() }),
  ]),
)

const note = z.string().optional()

const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lead'), team: idSchema, note }),
  z.strictObject({ kind: z.literal('task'), title: z.string(), team: idSchema, note, due: durationSchema.optional() }),
  z.strictObject({ kind: z.literal('emit'), event: z.string(), properties: fieldsSchema }),
  z.strictObject({ kind: z.literal('enroll'), journey: idSchema, properties: fieldsSchema }),
]) as unknown as z.ZodType<Action>

const webhookSchema = z.strictObject({
  url: z.string(),
  body: fieldsSchema,
  store: z.record(z.string(), z.string()),
}) as unknown as z.ZodType<Webhook>

const experimentShape = {
  holdOut: z.number(),
  winner: z.strictObject({ by: z.enum(['opened', 'clicked', 'replied', 'goal']), after: durationSchema }).optional(),
} satisfies Record<keyof Experiment, unknown>

const nextDaySchema = z.strictObject({ day: z.int(), at: z.int().optional(), isLater: z.boolean() })
const stage = z.enum(stages).optional()

/** What the functions get to know of a step; steps that are only states have nothing to tell. */
export const publishedStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    message: idSchema,
    stage,
    /** What counts as an answer to the message. */
    answers: z.array(answerSchema),
    /** The day of the step right behind. Where it is a later day than this one's, a message put off past it is not sent. */
    nextDay: nextDaySchema.optional(),
  }),
  z.strictObject({ kind: z.literal('await'), watch: z.string(), since: idSchema.optional() }),
  z.strictObject({ kind: z.literal('change'), change: changeSchema }),
  /** Versions that an earlier Waymark published have a `watch` with an awaited task; nobody asks for it any more. */
  z.strictObject({ kind: z.literal('act'), action: actionSchema, watch: z.string().optional() }),
  z.strictObject({ kind: z.literal('call'), webhook: webhookSchema }),
  z.strictObject({
    kind: z.literal('split'),
    variants: z.array(z.strictObject({ name: idSchema, weight: z.number() })),
    ...experimentShape,
  }),
  z.strictObject({ kind: z.literal('exit'), reason: z.string() }),
])

/** A step, as published. */
export type PublishedStep = z.infer<typeof publishedStepSchema>
