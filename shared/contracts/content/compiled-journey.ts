import * as z from 'zod'
import type { Watch } from '../../domain/condition/watch.ts'
import type { Answer, Reentry } from '../../domain/enrollment/enrollment.ts'
import type { ContactChange, ExitRule, Goal, Trigger } from '../../domain/journey/journey.ts'
import { idSchema } from '../names.ts'
import { questionIdSchema } from '../tasks/answers.ts'
import { conditionSchema, durationSchema, eventMatchShape, fieldTestsSchema } from './condition.ts'

const key = { key: z.string().optional() }

const reentrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never'), ...key }),
  z.strictObject({ kind: z.literal('always'), ...key }),
  z.strictObject({ kind: z.literal('after'), time: durationSchema, ...key }),
]) as z.ZodType<Reentry>

const exitSchema = z.union([
  z.strictObject({ kind: z.literal('event'), ...eventMatchShape }),
  z.strictObject({ kind: z.literal('condition'), condition: conditionSchema }),
]) as z.ZodType<ExitRule>

const triggerSchema = z.strictObject({ kind: z.literal('event'), ...eventMatchShape }) as z.ZodType<Trigger>

const goalSchema = z.strictObject({
  ...eventMatchShape,
  within: durationSchema.optional(),
  baseline: z.number().optional(),
  target: z.number().optional(),
  by: z.string().optional(),
}) as z.ZodType<Goal>

const answerSchema = z.union([
  z.strictObject({ kind: z.literal('opened'), message: idSchema }),
  z.strictObject({ kind: z.literal('clicked'), message: idSchema, link: idSchema.optional() }),
  z.strictObject({ kind: z.literal('event'), watch: z.string() }),
]) as z.ZodType<Answer>

const changeSchema = z.union([
  z.strictObject({ kind: z.literal(['tag', 'untag']), tags: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('set'), attributes: z.record(z.string(), z.json()) }),
  z.strictObject({ kind: z.literal('score'), by: z.record(z.string(), z.number()) }),
]) as unknown as z.ZodType<ContactChange>

const watchSchema = z.strictObject({
  id: z.string(),
  event: z.string(),
  where: fieldTestsSchema,
  keep: z.int(),
}) as z.ZodType<Watch>

const nextDaySchema = z.strictObject({ day: z.int(), at: z.int().optional(), isLater: z.boolean() })

const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    message: idSchema,
    stage: z.string().optional(),
    /** What counts as an answer to the message. */
    answers: z.array(answerSchema),
    /** The day of the step right behind. Where it is a later day than this one's, a message put off past it is not sent. */
    nextDay: nextDaySchema.optional(),
  }),
  z.strictObject({ kind: z.literal('await'), watch: z.string(), since: idSchema.optional() }),
  z.strictObject({ kind: z.literal('change'), change: changeSchema }),
  z.strictObject({ kind: z.literal('exit'), reason: z.string() }),
])

/**
 * A published version of a journey: everything that functions need to know of it. It never changes; whoever enters
 * finishes on it. The state machine speaks of its parts by their ids only.
 */
export const compiledJourneySchema = z.strictObject({
  id: idSchema,
  version: z.string(),
  name: z.string(),
  theme: z.string().optional(),
  triggers: z.array(triggerSchema),
  audience: conditionSchema.optional(),
  reentry: reentrySchema,
  exit: z.array(exitSchema),
  goal: goalSchema.optional(),
  steps: z.record(idSchema, stepSchema),
  questions: z.record(
    questionIdSchema,
    z.strictObject({ step: idSchema, words: z.string(), condition: conditionSchema }),
  ),
  watches: z.array(watchSchema),
  /** Transitions of the common path (nobody answers, no branch holds): as emitted, and in the plain form. */
  transitions: z.strictObject({ common: z.int(), plain: z.int() }),
})

/** A published version of a journey. */
export type CompiledJourney = z.infer<typeof compiledJourneySchema>
