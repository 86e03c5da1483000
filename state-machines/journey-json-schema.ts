import * as z from 'zod'
import { writtenJourney } from '../shared/contracts/journey-file/written-journey.ts'

/** The JSON Schema for editors, from the very schema that the parser uses. */
export const journeyJsonSchema = (): object => z.toJSONSchema(writtenJourney, { io: 'input', target: 'draft-2020-12' })
