import * as z from 'zod'
import { writtenDuration } from '../journey-file/written-values.ts'
import { idSchema } from '../names.ts'

/** A language of the contacts, such as `en` or `zh-TW`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/, 'a language is written like `en` or `zh-TW`')

const inLanguages = z.record(languageSchema, z.string().min(1).max(500))

/** A named link's target: https, on a host that the author wrote; contact data can never choose it. */
export const linkTargetSchema = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(2000)

/** `marketing/messages/<id>/message.yaml`: what is said about a message beside its text. */
export const messageFileSchema = z.strictObject({
  channel: z.literal('email').meta({ description: 'By which channel it goes out; there is no other yet.' }),
  topic: idSchema.meta({ description: 'What the reader may leave.' }),
  subject: inLanguages.meta({ description: 'The subject in every language: `{ en: Welcome }`.' }),
  preheader: inLanguages.optional().meta({ description: 'What mailboxes show behind the subject, in every language.' }),
  links: z
    .record(idSchema, linkTargetSchema)
    .optional()
    .meta({ description: 'Links by name, each with its address; texts write `{{ links.name }}`.' }),
  layout: idSchema.optional().meta({ description: 'A folder of `marketing/layouts`; left out: `standard`.' }),
  expires: writtenDuration.optional().meta({ description: 'Not sent when it would come this much later than due.' }),
})

/** What is said about a message beside its text. */
export type MessageFile = z.infer<typeof messageFileSchema>
