import * as z from 'zod'
import { enrollmentIdsSchema, idSchema } from '../names.ts'
import { questionIdSchema } from './answers.ts'

/**
 * The order to send one message, from a state machine to `send-message` by the queue of the channel. `reply` says when
 * the token is answered: once the outcome is known, once the contact answers, or never, because its time-out is a wait.
 */
export const sendMessageTaskSchema = z.strictObject({
  ...enrollmentIdsSchema.shape,
  token: z.string().min(1).max(2048),
  step: idSchema,
  reply: z.enum(['when-sent', 'when-answered', 'never']),
  asks: z.array(questionIdSchema).max(200),
  closes: z.boolean(),
})

/** The order to send one message. */
export type SendMessageTask = z.infer<typeof sendMessageTaskSchema>
