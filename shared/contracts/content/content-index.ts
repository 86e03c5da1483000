import * as z from 'zod'
import { idSchema } from '../names.ts'

/** The table of contents of what is published: the current version of every journey. */
export const contentIndexSchema = z.strictObject({
  journeys: z.record(idSchema, z.strictObject({ version: z.string() })),
})

/** The table of contents. */
export type ContentIndex = z.infer<typeof contentIndexSchema>
