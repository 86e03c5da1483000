import * as z from 'zod'

/** The id of a question within its journey. */
export const questionIdSchema = z.string().regex(/^q[0-9]{1,4}$/)

/** What a look at a contact answers: each question by its id. A question for a date is answered with its instant. */
export const answersSchema = z.strictObject({ answers: z.record(questionIdSchema, z.union([z.boolean(), z.number()])) })

/** Answers to the questions of a journey. */
export type Answers = z.infer<typeof answersSchema>
