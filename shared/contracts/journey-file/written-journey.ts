import * as z from 'zod'
import { eventNameSchema } from '../names.ts'
import { writtenCondition } from './written-condition.ts'
import { writtenStep } from './written-step.ts'
import { writtenTrigger } from './written-trigger.ts'
import { writtenDuration, writtenTests } from './written-values.ts'

const exitRule = z
  .union([z.strictObject({ event: eventNameSchema, where: writtenTests.optional() }), writtenCondition])
  .meta({ id: 'Exit', description: 'An event, or a condition, that ends the journey for this contact at once.' })

const rateWords = 'a rate is written like `15%`'

const percent = z
  .string(rateWords)
  .regex(/^[0-9]{1,3}(\.[0-9]{1,2})?%$/, rateWords)
  .meta({ examples: ['25%'] })

const goal = z
  .strictObject({
    event: eventNameSchema,
    where: writtenTests.optional(),
    within: writtenDuration.optional().meta({ description: 'How long after entry it still counts, such as `30d`.' }),
    baseline: percent.optional().meta({ description: 'How many reach it today, such as `15%`.' }),
    target: percent.optional().meta({ description: 'How many should reach it, such as `25%`.' }),
    by: z.iso
      .date('a date is written like `2027-03-31`')
      .optional()
      .meta({ description: 'By when the target should be met, such as `2027-03-31`.' }),
  })
  .meta({ id: 'Goal', description: 'The event that counts as success, once per contact and pass, within a time.' })

const key = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'A property of the trigger: each value has a pass of its own.' })

const reentry = z
  .union([
    z.literal(['never', 'always']),
    z.strictObject({
      after: writtenDuration.meta({ description: 'How long after they came in: `30d`.' }),
      key: key.optional(),
    }),
    z.strictObject({ key }),
  ])
  .meta({ description: 'May the same contact come in again? `never`, `always`, `{ after: 30d }`, `{ key: cart_id }`.' })

/** A whole journey as a marketer writes it: one file. */
export const writtenJourney = z
  .strictObject({
    name: z.string().min(1).max(100).meta({ description: 'What people call the journey.' }),
    theme: z.string().max(300).optional().meta({ description: 'The one story that every message serves.' }),
    trigger: z
      .union([writtenTrigger, z.array(writtenTrigger).min(1)])
      .meta({ description: 'What lets a contact in: one trigger, or a list of which any does.' }),
    audience: writtenCondition.optional().meta({ description: 'Who may come in. Asked once, at the door.' }),
    reentry: reentry.optional(),
    exit: z.array(exitRule).optional().meta({ description: 'What ends the journey for a contact at once.' }),
    goal: goal.optional(),
    steps: z
      .array(writtenStep)
      .min(1, 'a journey needs at least one step')
      .meta({ description: 'What happens, from the first step to the last.' }),
  })
  .meta({ id: 'Journey', title: 'A Waymark journey' })

/** A journey as it was read from a file or from `defineJourney`. */
export type WrittenJourney = z.infer<typeof writtenJourney>
