import * as z from 'zod'
import { contactEventSchema } from './contact-event.ts'
import { idSchema } from './names.ts'

/** A contact event that triggers a journey, from the journey's rule to `enroll-contact` by the entry queue. */
export const entryRequestSchema = z.strictObject({ journey: idSchema, event: contactEventSchema })

/** A contact event that triggers a journey. */
export type EntryRequest = z.infer<typeof entryRequestSchema>
