import * as z from 'zod'
import { eventNameSchema, idSchema, tagSchema } from '../names.ts'
import { type WrittenCondition, writtenCondition } from './written-condition.ts'
import { type WrittenTests, writtenClockTime, writtenDuration, writtenTests } from './written-values.ts'

type Base = {
  id?: string | undefined
  day?: number | undefined
  at?: string | undefined
  stage?: WrittenStage | undefined
}
type Answers = { then?: WrittenStep[] | undefined; else?: WrittenStep[] | undefined }
type WrittenStage = 'awareness' | 'interest' | 'desire' | 'action' | 'loyalty'

/** What may be awaited after a message. */
export type WrittenAwait =
  | { opened: true; within: string }
  | { clicked: true | string; within: string }
  | { event: string; where?: WrittenTests | undefined; within: string }

type WaitFor = { event: string; where?: WrittenTests | undefined; within: string; since?: string | undefined }
type Scalar = string | number | boolean | null

/** A step as it is written: one verb, and what belongs to it. */
export type WrittenStep = Base &
  (
    | ({ send: string; await?: WrittenAwait | undefined } & Answers)
    | { wait: string }
    | ({ 'wait-for': WaitFor } & Answers)
    | { branch: { if: WrittenCondition; then: WrittenStep[] }[]; else?: WrittenStep[] | undefined }
    | { tag: string | string[] }
    | { untag: string | string[] }
    | { set: Record<string, Scalar> }
    | { score: number | Record<string, number> }
    | { exit: string }
  )

const base = {
  id: idSchema.optional().meta({ description: 'The name that numbers hang on. Left out: the verb’s object.' }),
  day: z
    .int()
    .min(0)
    .max(364)
    .optional()
    .meta({ description: 'Not before this day after entry, at the same clock time.' }),
  at: writtenClockTime.optional(),
  stage: z.enum(['awareness', 'interest', 'desire', 'action', 'loyalty']).optional(),
}
const steps = z.lazy(() => z.array(writtenStep))
const answers = {
  then: steps.optional().meta({ description: 'What follows the answer.' }),
  else: steps.optional().meta({ description: 'What follows when no answer came in time.' }),
}
const tags = z.union([tagSchema, z.array(tagSchema).min(1)])
const attributeValue = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])

const writtenAwait = z.union([
  z.strictObject({ opened: z.literal(true), within: writtenDuration }),
  z.strictObject({ clicked: z.union([z.literal(true), idSchema]), within: writtenDuration }),
  z.strictObject({ event: eventNameSchema, where: writtenTests.optional(), within: writtenDuration }),
])

/** The verbs of the language, each with what may stand beside it; the order is that of the union below. */
export const stepVerbs = {
  send: z
    .strictObject({ send: idSchema, await: writtenAwait.optional(), ...answers, ...base })
    .meta({ description: 'Send one message. With `await` it then waits for an answer, `within` a time.' }),
  wait: z.strictObject({ wait: writtenDuration, ...base }).meta({ description: 'Wait this long.' }),
  'wait-for': z
    .strictObject({
      'wait-for': z.strictObject({
        event: eventNameSchema,
        where: writtenTests.optional(),
        within: writtenDuration,
        since: idSchema.optional(),
      }),
      ...answers,
      ...base,
    })
    .meta({ description: 'Wait for an event, this long at most. One since entry (or since a step) counts at once.' }),
  branch: z
    .strictObject({
      branch: z.array(z.strictObject({ if: writtenCondition, then: steps })).min(1),
      else: steps.optional(),
      ...base,
    })
    .meta({ description: 'The first case whose `if` holds; `else` for everybody else.' }),
  tag: z.strictObject({ tag: tags, ...base }).meta({ description: 'Give the contact a tag, or several.' }),
  untag: z.strictObject({ untag: tags, ...base }).meta({ description: 'Take a tag away, or several.' }),
  set: z
    .strictObject({ set: z.record(z.string().min(1).max(64), attributeValue), ...base })
    .meta({ description: 'Set attributes of the contact.' }),
  score: z
    .strictObject({ score: z.union([z.number(), z.record(idSchema, z.number())]), ...base })
    .meta({ description: 'Add to the main score, or to named ones. A negative number takes away.' }),
  exit: z
    .strictObject({ exit: z.string().min(1).max(200), ...base })
    .meta({ description: 'Leave the journey, with a reason.' }),
} as const

/** A step as a marketer writes it. */
export const writtenStep: z.ZodType<WrittenStep> = z
  .union([
    stepVerbs.send,
    stepVerbs.wait,
    stepVerbs['wait-for'],
    stepVerbs.branch,
    stepVerbs.tag,
    stepVerbs.untag,
    stepVerbs.set,
    stepVerbs.score,
    stepVerbs.exit,
  ])
  .meta({ id: 'Step', description: 'One thing that the journey does: exactly one verb, and what belongs to it.' })
