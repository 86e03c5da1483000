import * as z from 'zod'
import { eventNameSchema, idSchema, tagSchema } from '../names.ts'
import { writtenExpectations } from './written-expectations.ts'
import { timedSentence } from './written-sentence.ts'

const attribute = z.string().min(1).max(64)
const value = z.union([z.string().max(1000), z.number(), z.boolean(), z.null(), z.array(z.json())])

const startWords = 'a start is written like `2026-03-02 10:00`'

/** By which of its triggers a journey lets the contact in: an event by its name, or one of these words. */
const waysIn = ['segment', 'date', 'schedule', 'hand', 'enroll'] as const

/** `marketing/scenarios/<name>.yaml`: what one invented contact does in a journey, and what should come of it. */
export const writtenScenario = z
  .strictObject({
    journey: idSchema.meta({ description: 'The journey that is tried out.' }),
    story: z.string().min(1).max(300).meta({ description: 'What happens, in one sentence.' }),
    contact: z
      .record(attribute, value)
      .optional()
      .meta({ description: 'Attributes of the contact. An e-mail address and a time zone are there unasked.' }),
    tags: z.array(tagSchema).optional().meta({ description: 'Tags that they have before.' }),
    scores: z.record(idSchema, z.number()).optional().meta({ description: 'Scores that they have before.' }),
    before: z
      .array(timedSentence('30 days before: does Order Completed'))
      .optional()
      .meta({ description: 'What they did before they came in: `30 days before: does Order Completed`.' }),
    starts: z
      .string(startWords)
      .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}( ([01][0-9]|2[0-3]):[0-5][0-9])?$/, startWords)
      .optional()
      .meta({ description: 'When they come in, by their own clock; left out: Monday, 2026-03-02 10:00.' }),
    by: z
      .union([z.enum(waysIn), eventNameSchema])
      .optional()
      .meta({
        description:
          'Which trigger lets them in: an event, `segment`, `date`, `schedule`, `hand`, `enroll`; of several dates `date:renewal`.',
      }),
    trigger: z
      .record(z.string().min(1).max(200), z.json())
      .optional()
      .meta({ description: 'Properties of the event that lets them in; what the trigger asks for is filled in.' }),
    ways: z
      .record(idSchema, z.union([idSchema, z.literal('held out')]))
      .optional()
      .meta({ description: 'The way that they go at a split, or `held out`; left out: the first way.' }),
    happens: z
      .array(timedSentence('on day 2: clicks details in case-study'))
      .optional()
      .meta({ description: 'What they do: `on day 2: opens welcome`, `3h after welcome: does Demo Booked`.' }),
    expect: writtenExpectations,
  })
  .meta({ id: 'Scenario', title: 'A Waymark scenario' })

/** A scenario as it is written. */
export type WrittenScenario = z.infer<typeof writtenScenario>
