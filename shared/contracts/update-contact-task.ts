import * as z from 'zod'
import { questionIdSchema } from './answers.ts'
import { enrollmentIdsSchema, idSchema } from './names.ts'

/** Updates to make, named by their steps, and questions to answer once they are made. */
export const updateContactTaskSchema = z.strictObject({
  ...enrollmentIdsSchema.shape,
  updates: z.array(idSchema).min(1).max(200),
  asks: z.array(questionIdSchema).max(200),
})

/** Updates to make to a contact. */
export type UpdateContactTask = z.infer<typeof updateContactTaskSchema>
