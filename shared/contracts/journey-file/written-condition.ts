import * as z from 'zod'
import type { Channel } from '../../domain/condition/condition.ts'
import { type Stage, stages } from '../../domain/contact/stage.ts'
import { type Warmth, warmths } from '../../domain/contact/warmth.ts'
import { eventNameSchema, idSchema, tagSchema } from '../names.ts'
import {
  type WrittenCount,
  type WrittenScores,
  type WrittenTests,
  writtenCount,
  writtenDuration,
  writtenScores,
  writtenSomeTests,
  writtenTests,
} from './written-values.ts'

type AboutMessage = { message: string; link?: string | undefined; within?: string | undefined }
type Did = {
  event: string
  where?: WrittenTests | undefined
  count?: WrittenCount | undefined
  within?: string | undefined
}

/** A condition as it is written: one of the words, with what it asks. */
export type WrittenCondition =
  | { all: WrittenCondition[] }
  | { any: WrittenCondition[] }
  | { not: WrittenCondition }
  | { tag: string | string[] }
  | { attribute: WrittenTests }
  | { score: WrittenScores }
  | { did: Did }
  | { received: string | AboutMessage }
  | { opened: string | AboutMessage }
  | { clicked: string | AboutMessage }
  | { replied: string | AboutMessage }
  | { event: WrittenTests }
  | { segment: string }
  | { stage: Stage | Stage[] }
  | { warmth: Warmth | Warmth[] }
  | { consent: string | { topic: string; channel?: Channel | undefined } }

const message = idSchema.meta({ description: 'The id of the message: the name of its folder.' })
const lately = writtenDuration.optional().meta({ description: 'Only in this time before now, such as `2d`.' })
const aboutMessage = z.union([idSchema, z.strictObject({ message, within: lately })])
const aboutClick = z.union([
  idSchema,
  z.strictObject({
    message,
    link: idSchema.optional().meta({ description: 'The link that was clicked; left out: any of the message.' }),
    within: lately,
  }),
])

/** Only the latest 500 times are kept of an event: how often it came before them is known, but not when. */
function isRemembered({ count, within }: Did): boolean {
  const counts = typeof count === 'object' ? Object.values(count) : [count ?? 1]
  return within === undefined || counts.every((one) => one === undefined || one < 500)
}

const oneOrMore = <Word extends string>(words: readonly Word[]) =>
  z.union([z.enum(words), z.array(z.enum(words)).min(1)])

const nested = z.lazy(() => writtenCondition)

/** The words of the condition language, each with what may follow it; the order is that of the union below. */
export const conditionWords = {
  all: z.strictObject({ all: z.array(nested).min(1) }).meta({ description: 'Every one of these holds.' }),
  any: z.strictObject({ any: z.array(nested).min(1) }).meta({ description: 'At least one of these holds.' }),
  not: z.strictObject({ not: nested }).meta({ description: 'This does not hold.' }),
  tag: z
    .strictObject({ tag: z.union([tagSchema, z.array(tagSchema).min(1)]) })
    .meta({ description: 'The contact has this tag, or one of these.' }),
  attribute: z.strictObject({ attribute: writtenSomeTests }).meta({ description: 'What is known of the contact.' }),
  score: z
    .strictObject({ score: writtenScores })
    .meta({ description: 'The main score, `{ gte: 60 }`, or a named one, `{ engagement: { gte: 60 } }`.' }),
  did: z
    .strictObject({
      did: z
        .strictObject({
          event: eventNameSchema,
          where: writtenTests.optional(),
          count: writtenCount.optional(),
          within: lately,
        })
        .refine(isRemembered, 'no more than 499 times are counted `within` a time'),
    })
    .meta({ description: 'The contact did it, that often, in that time. Without `count`: at least once.' }),
  received: z
    .strictObject({ received: aboutMessage })
    .meta({ description: 'This message was sent in this enrollment.' }),
  opened: z.strictObject({ opened: aboutMessage }).meta({ description: 'The contact opened this message.' }),
  clicked: z.strictObject({ clicked: aboutClick }).meta({ description: 'The contact clicked in this message.' }),
  replied: z.strictObject({ replied: aboutMessage }).meta({ description: 'The contact replied to this message.' }),
  segment: z
    .strictObject({ segment: idSchema.meta({ description: 'The contact is in this segment now; named by its file.' }) })
    .meta({ description: 'The contact is in this segment now.' }),
  stage: z
    .strictObject({ stage: oneOrMore(stages) })
    .meta({ description: 'How far in the story a message has brought the contact.' }),
  warmth: z
    .strictObject({ warmth: oneOrMore(warmths) })
    .meta({ description: 'How warm the contact is: `hot`, `warm` or `cold`, by when they last did something.' }),
  consent: z
    .strictObject({
      consent: z.union([
        idSchema,
        z.strictObject({
          topic: idSchema.meta({ description: 'What the contact can leave, such as `news`.' }),
          channel: z.literal('email').optional().meta({ description: 'By which channel; there is no other yet.' }),
        }),
      ]),
    })
    .meta({ description: 'The contact may be written to about this topic.' }),
  event: z
    .strictObject({ event: writtenSomeTests })
    .meta({ description: 'Properties of the event that started this enrollment.' }),
} as const

/** A condition as a marketer writes it. */
export const writtenCondition: z.ZodType<WrittenCondition> = z
  .union(Object.values(conditionWords) as [typeof conditionWords.all, typeof conditionWords.any])
  .meta({ id: 'Condition', description: 'A condition: `all`, `any`, `not`, or one question about the contact.' })
