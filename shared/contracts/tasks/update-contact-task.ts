import * as z from 'zod'
import { enrollmentIdsSchema, idSchema } from '../names.ts'
import { questionIdSchema } from './answers.ts'

/** The update that ends an enrollment which went through all its steps; no step can have this id. */
export const completedUpdate = ':completed'

/** Updates to make, named by their steps, and questions to answer once they are made. */
export const updateContactTaskSchema = z.strictObject({
  ...enrollmentIdsSchema.shape,
  updates: z
    .array(z.union([idSchema, z.literal(completedUpdate)]))
    .min(1)
    .max(200),
  asks: z.array(questionIdSchema).max(200),
})

/** Updates to make to a contact. */
export type UpdateContactTask = z.infer<typeof updateContactTaskSchema>
