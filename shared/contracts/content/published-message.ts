import * as z from 'zod'
import { idSchema } from '../names.ts'
import { durationSchema } from './condition.ts'

const textsSchema = z.strictObject({
  subject: z.string(),
  preheader: z.string(),
  html: z.string(),
  text: z.string(),
})

/**
 * A published message: for every language the finished HTML and plain text, in which only Liquid is left to be filled
 * in when it is sent. Publishing a message again reaches the contacts who already wait for it.
 */
export const publishedMessageSchema = z.strictObject({
  id: idSchema,
  channel: z.literal('email'),
  topic: idSchema,
  links: z.record(idSchema, z.string()),
  expires: durationSchema.optional(),
  languages: z.record(z.string(), textsSchema),
})

/** A published message. */
export type PublishedMessage = z.infer<typeof publishedMessageSchema>
/** A message's texts in one language. */
export type MessageTexts = z.infer<typeof textsSchema>
