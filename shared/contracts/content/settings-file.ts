import * as z from 'zod'
import { isEmailAddress } from '../../domain/contact/contact.ts'
import { isTimeZone } from '../../domain/time/local-time.ts'
import { writtenClockTime, writtenDuration } from '../journey-file/written-values.ts'
import { idSchema } from '../names.ts'
import { languageSchema } from './message-file.ts'

const address = z.string().refine(isEmailAddress, 'write one mail address, such as `hello@example.com`')
const line = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u, 'a single line of text')

/** `marketing/settings.yaml`: what holds for all journeys of the workspace. */
export const settingsFileSchema = z.strictObject({
  sender: z.strictObject({
    name: line,
    email: address,
    replyTo: address.optional(),
    /** The postal address that the law asks for in every marketing mail. */
    address: line,
  }),
  /** The zone of contacts whose own is not known. */
  timeZone: z.string().refine(isTimeZone, 'name a time zone such as `Asia/Taipei`'),
  /** Languages that messages are written in; the first is for readers of any other. */
  languages: z.array(languageSchema).min(1),
  quietHours: z.strictObject({ from: writtenClockTime, until: writtenClockTime }).optional(),
  /** No more messages than so many to one contact in any such time, all journeys together. */
  caps: z
    .array(z.strictObject({ messages: z.int().min(1).max(100), within: writtenDuration }))
    .max(5)
    .optional(),
  /** Who did something within `hot` is hot, who did within `warm` is warm; left out: 3 and 14 days. */
  warmth: z.strictObject({ hot: writtenDuration, warm: writtenDuration }).optional(),
  /** What journeys may cost, in dollars. */
  budget: z
    .strictObject({
      month: z.number().positive().optional(),
      journeys: z
        .record(idSchema, z.strictObject({ contacts: z.int().min(0), month: z.number().positive().optional() }))
        .optional(),
    })
    .optional(),
})

/** What holds for all journeys. */
export type Settings = z.infer<typeof settingsFileSchema>
