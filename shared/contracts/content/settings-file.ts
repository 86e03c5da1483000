import * as z from 'zod'
import { isEmailAddress } from '../../domain/contact/contact.ts'
import { isTimeZone } from '../../domain/time/local-time.ts'
import { writtenClockTime } from '../journey-file/written-values.ts'
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
})

/** What holds for all journeys. */
export type Settings = z.infer<typeof settingsFileSchema>
