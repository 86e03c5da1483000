import * as z from 'zod'
import { stages } from '../../domain/contact/stage.ts'
import { eventNameSchema, idSchema, tagSchema } from '../names.ts'
import { writtenEmit, writtenEnroll, writtenLead, writtenTask, writtenWebhook } from './written-action.ts'
import { type WrittenCondition, writtenCondition } from './written-condition.ts'
import { writtenClockTime, writtenDuration, writtenShare, writtenTests } from './written-values.ts'
import { type WrittenWait, writtenDay, writtenWait } from './written-wait.ts'

const base = {
  id: idSchema.optional().meta({ description: 'The name that numbers hang on. Left out: the verb’s object.' }),
  day: writtenDay.optional().meta({ description: 'Not before this day after entry, at the same clock time.' }),
  at: writtenClockTime.optional(),
  stage: z.enum(stages).optional().meta({ description: 'Where in the story this stands.' }),
}

type Base = {
  [Word in keyof typeof base]?: z.infer<(typeof base)[Word]>
}
type Answers = { then?: WrittenStep[] | undefined; else?: WrittenStep[] | undefined }

const tags = z.union([tagSchema, z.array(tagSchema).min(1)])
const attributeValue = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])

const answerWords = {
  opened: z.strictObject({ opened: z.literal(true).meta({ description: '`true`: the contact opens the message.' }) }),
  clicked: z.strictObject({
    clicked: z
      .union([z.literal(true), idSchema])
      .meta({ description: 'The contact clicks this link of the message; `true`: any link.' }),
  }),
  replied: z.strictObject({ replied: z.literal(true).meta({ description: '`true`: the contact replies to it.' }) }),
  event: z.strictObject({ event: eventNameSchema, where: writtenTests.optional() }),
}
const oneAnswer = z.union([answerWords.opened, answerWords.clicked, answerWords.replied, answerWords.event])
const within = { within: writtenDuration.meta({ description: 'How long it is waited for at most, such as `3d`.' }) }

const writtenAwait = z.union([
  answerWords.opened.extend(within),
  answerWords.clicked.extend(within),
  answerWords.replied.extend(within),
  answerWords.event.extend(within),
  z.strictObject({ any: z.array(oneAnswer).min(1), ...within }).meta({ description: 'Any one of these.' }),
])

/** One thing that counts as an answer, as it is written. */
export type WrittenAnswer = z.infer<typeof oneAnswer>
/** What may be awaited after a message. */
export type WrittenAwait = z.infer<typeof writtenAwait>

const waitFor = z.strictObject({
  event: eventNameSchema,
  where: writtenTests.optional(),
  ...within,
  since: idSchema.optional().meta({ description: 'A step above: an event since then counts at once.' }),
})

const taskAwait = z.strictObject({
  done: z.literal(true).meta({ description: '`true`: somebody has done it.' }),
  ...within,
})

const winner = z.strictObject({
  by: z.enum(['opened', 'clicked', 'replied', 'goal']).meta({ description: 'What tells which way is the better one.' }),
  after: writtenDuration.meta({ description: 'How long after the first contact came here.' }),
})

type WrittenVariant = { name: string; weight: number; then: WrittenStep[] }

/** A step as it is written: one verb, and what belongs to it. */
export type WrittenStep = Base &
  (
    | ({ send: string; await?: WrittenAwait | undefined } & Answers)
    | { wait: WrittenWait }
    | ({ 'wait-for': z.infer<typeof waitFor> } & Answers)
    | { branch: { if: WrittenCondition; then: WrittenStep[] }[]; else?: WrittenStep[] | undefined }
    | { split: WrittenVariant[]; 'hold-out'?: string | undefined; winner?: z.infer<typeof winner> | undefined }
    | { tag: string | string[] }
    | { untag: string | string[] }
    | { set: Record<string, z.infer<typeof attributeValue>> }
    | { score: number | Record<string, number> }
    | { lead: z.infer<typeof writtenLead> }
    | ({ task: z.infer<typeof writtenTask>; await?: z.infer<typeof taskAwait> | undefined } & Answers)
    | { webhook: z.infer<typeof writtenWebhook> }
    | { emit: z.infer<typeof writtenEmit> }
    | { enroll: z.infer<typeof writtenEnroll> }
    | { exit: string }
  )

const steps = z.lazy(() => z.array(writtenStep))
const answers = {
  then: steps.optional().meta({ description: 'What follows the answer.' }),
  else: steps.optional().meta({ description: 'What follows when no answer came in time.' }),
}

const variant = z.strictObject({
  name: idSchema.meta({ description: 'What numbers call this way.' }),
  weight: z
    .number()
    .min(0)
    .max(1e6)
    .meta({ description: 'How many get this way, against the weights of the others; 0: nobody.' }),
  then: steps.meta({ description: 'What happens on this way; `[]`: nothing.' }),
})

/** The verbs of the language, each with what may stand beside it; the order is that of the union below. */
export const stepVerbs = {
  send: z
    .strictObject({
      send: idSchema.meta({ description: 'The message to send: the name of its folder in `messages/`.' }),
      await: writtenAwait.optional().meta({ description: 'Which answer is waited for, and how long.' }),
      ...answers,
      ...base,
    })
    .meta({ description: 'Send one message. With `await` it then waits for an answer, `within` a time.' }),
  wait: z.strictObject({ wait: writtenWait, ...base }).meta({ description: 'Let time pass.' }),
  'wait-for': z
    .strictObject({ 'wait-for': waitFor, ...answers, ...base })
    .meta({ description: 'Wait for an event, this long at most. One since entry (or since a step) counts at once.' }),
  branch: z
    .strictObject({
      branch: z
        .array(
          z.strictObject({
            if: writtenCondition,
            then: steps.meta({ description: 'What happens where the `if` holds.' }),
          }),
        )
        .min(1),
      else: steps.optional().meta({ description: 'What happens where no case holds.' }),
      ...base,
    })
    .meta({ description: 'The first case whose `if` holds; `else` for everybody else.' }),
  split: z
    .strictObject({
      split: z.array(variant).min(2),
      'hold-out': writtenShare.optional().meta({ description: 'The share that gets none of it and goes on.' }),
      winner: winner.optional().meta({ description: 'How a winner is found, which everybody new then gets.' }),
      ...base,
    })
    .meta({ description: 'Ways at random, by weight, and for ever the same for a contact.' }),
  tag: z.strictObject({ tag: tags, ...base }).meta({ description: 'Give the contact a tag, or several.' }),
  untag: z.strictObject({ untag: tags, ...base }).meta({ description: 'Take a tag away, or several.' }),
  set: z
    .strictObject({ set: z.record(z.string().min(1).max(64), attributeValue), ...base })
    .meta({ description: 'Set attributes of the contact.' }),
  score: z
    .strictObject({ score: z.union([z.number(), z.record(idSchema, z.number())]), ...base })
    .meta({ description: 'Add to the main score, or to named ones. A negative number takes away.' }),
  lead: z.strictObject({ lead: writtenLead, ...base }).meta({ description: 'Hand the contact to a team as a lead.' }),
  task: z
    .strictObject({
      task: writtenTask,
      await: taskAwait.optional().meta({ description: 'Waits until the task is done, and how long at most.' }),
      ...answers,
      ...base,
    })
    .meta({ description: 'Ask a person to do something. With `await` it waits until that is done.' }),
  webhook: z
    .strictObject({ webhook: writtenWebhook, ...base })
    .meta({ description: 'Call somebody else’s server, signed. Fields of the answer may become attributes.' }),
  emit: z.strictObject({ emit: writtenEmit, ...base }).meta({ description: 'Let the contact do an event.' }),
  enroll: z
    .strictObject({ enroll: writtenEnroll, ...base })
    .meta({ description: 'Let the contact into another journey.' }),
  exit: z
    .strictObject({ exit: z.string().min(1).max(200), ...base })
    .meta({ description: 'Leave the journey, with a reason.' }),
} as const

/** A step as a marketer writes it. */
export const writtenStep: z.ZodType<WrittenStep> = z
  .union(Object.values(stepVerbs) as [typeof stepVerbs.send, typeof stepVerbs.wait])
  .meta({ id: 'Step', description: 'One thing that the journey does: exactly one verb, and what belongs to it.' })
