import * as z from 'zod'
import { enrollmentIdsSchema, idSchema } from '../names.ts'
import { questionIdSchema } from './answers.ts'

const askSchema = z.strictObject({ ...enrollmentIdsSchema.shape, asks: z.array(questionIdSchema).min(1).max(200) })

const awaitSchema = z.strictObject({
  ...enrollmentIdsSchema.shape,
  token: z.string().min(1).max(2048),
  awaits: idSchema,
})

/**
 * A look at a contact: answer these questions now (`asks`), or answer the token when what the step `awaits` has come,
 * at once where it already has.
 */
export const observeContactTaskSchema = z.union([askSchema, awaitSchema])

/** A look at a contact. */
export type ObserveContactTask = z.infer<typeof observeContactTaskSchema>
/** Questions to answer now. */
export type AskTask = z.infer<typeof askSchema>
/** An event to wait for. */
export type AwaitTask = z.infer<typeof awaitSchema>
