import * as z from 'zod'
import type { Reentry } from '../../domain/enrollment/enrollment.ts'
import type { ExitRule, Goal } from '../../domain/journey/journey.ts'
import { idSchema } from '../names.ts'
import { questionIdSchema } from '../tasks/answers.ts'
import { conditionSchema, durationSchema, eventMatchShape } from './condition.ts'
import { publishedStepSchema } from './published-step.ts'
import { triggerSchema } from './trigger.ts'
import { watchSchema } from './watch.ts'

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

const goalSchema = z.strictObject({
  ...eventMatchShape,
  within: durationSchema.optional(),
  baseline: z.number().optional(),
  target: z.number().optional(),
  by: z.string().optional(),
}) as z.ZodType<Goal>

/** What is asked right behind an answer; null: nothing, before something is done. */
const behindSchema = z.strictObject({ yes: questionIdSchema.nullable(), no: questionIdSchema.nullable() })

/** Versions that an earlier Waymark published do not tell what is asked `behind` a question. */
const asked = { step: idSchema, words: z.string(), behind: behindSchema.optional() }

/** What a look at the contact answers: whether a condition holds, or when a date of theirs is. */
const questionSchema = z.union([
  z.strictObject({ ...asked, condition: conditionSchema }),
  z.strictObject({
    ...asked,
    date: z.strictObject({ attribute: z.string(), offset: durationSchema, at: z.int(), within: durationSchema }),
  }),
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
  steps: z.record(idSchema, publishedStepSchema),
  questions: z.record(questionIdSchema, questionSchema),
  watches: z.array(watchSchema),
  /** Transitions of the common path (nobody answers, no branch holds): as emitted, and in the plain form. */
  transitions: z.strictObject({ common: z.int(), plain: z.int() }),
  /** Which step each state of the machine belongs to. Versions that an earlier Waymark published do not tell it. */
  states: z.record(z.string(), idSchema).optional(),
})

/** A published version of a journey. */
export type CompiledJourney = z.infer<typeof compiledJourneySchema>
