import * as z from 'zod'
import type { EntryRefusal } from '../../domain/contact/activity.ts'
import { stages } from '../../domain/contact/stage.ts'
import { writtenScores, writtenTests } from '../journey-file/written-values.ts'
import { idSchema, tagSchema } from '../names.ts'
import { timedSentence } from './written-sentence.ts'

const ids = z.array(idSchema)

const refusals = [
  'not-in-audience',
  'exit-holds-already',
  'already-inside',
  'has-been-inside',
  'suppressed',
] as const satisfies readonly EntryRefusal[]

/** What should have come of a scenario in the end. What is left out is not asked. */
export const writtenExpectations = z
  .strictObject({
    messages: z
      .array(z.union([idSchema, timedSentence('day 2: case-study')]))
      .optional()
      .meta({ description: 'The messages of this journey: exactly these, in this order.' }),
    never: ids.optional().meta({ description: 'Messages that must not be sent.' }),
    tags: z.array(tagSchema).optional().meta({ description: 'Tags that the contact has in the end.' }),
    'no-tags': z.array(tagSchema).optional().meta({ description: 'Tags that the contact does not have in the end.' }),
    attributes: writtenTests.optional().meta({ description: 'What attributes are in the end.' }),
    score: writtenScores.optional().meta({ description: 'What the score is in the end: `{ gte: 20 }`.' }),
    stage: z.enum(stages).optional().meta({ description: 'How far the contact has come in the end.' }),
    does: ids.optional().meta({ description: 'Steps that are done.' }),
    enters: ids.optional().meta({ description: 'Other journeys that the contact comes into.' }),
    goal: z
      .enum(['reached', 'not reached'])
      .optional()
      .meta({ description: 'Whether the goal of the journey is reached in the end.' }),
    ends: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .meta({ description: '`completed`, an exit such as `Demo Booked`, or either with `on day 6`.' }),
    refused: z.enum(refusals).optional().meta({ description: 'Why the contact is not let in.' }),
  })
  .meta({ id: 'Expectations', description: 'What should come of it.' })

/** What should have come of a scenario, as it is written. */
export type WrittenExpectations = z.infer<typeof writtenExpectations>
