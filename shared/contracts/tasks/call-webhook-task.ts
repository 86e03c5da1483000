import type * as z from 'zod'
import { enrollmentIdsSchema, idSchema } from '../names.ts'

/** A call to somebody else's server, named by its step; what is called stands in the published journey. */
export const callWebhookTaskSchema = enrollmentIdsSchema.extend({ calls: idSchema })

/** A call to make for a contact. */
export type CallWebhookTask = z.infer<typeof callWebhookTaskSchema>
