import * as z from 'zod'
import { isEmailAddress } from '../../domain/contact/contact.ts'
import { parseDuration, roughSeconds } from '../../domain/time/duration.ts'
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

const sender = z.strictObject({
  name: line.meta({ description: 'The name that mailboxes show as the sender.' }),
  email: address.meta({ description: 'The address that mails come from.' }),
  replyTo: address.optional().meta({ description: 'Where replies go; left out: to the sender.' }),
  address: line.meta({ description: 'The postal address that the law asks for in every marketing mail.' }),
})

const quietHours = z.strictObject({
  from: writtenClockTime.meta({ description: 'When they begin, by the contact’s clock, in quotes: "21:00".' }),
  until: writtenClockTime.meta({ description: 'When they end; earlier than `from`: on the next day.' }),
})

const cap = z.strictObject({
  messages: z.int().min(1).max(100).meta({ description: 'So many messages at most.' }),
  within: writtenDuration.meta({ description: 'In any time of this length, such as `7d`.' }),
})

const warmth = z.strictObject({
  hot: writtenDuration.meta({ description: 'Hot is who did something in this time, such as `3d`.' }),
  warm: writtenDuration.meta({ description: 'Warm is who did something in this time, such as `2w`.' }),
})

const dollars = z.number().positive().optional()

const budget = z.strictObject({
  month: dollars.meta({ description: 'What all journeys together may cost a month, in dollars.' }),
  journeys: z
    .record(
      idSchema,
      z.strictObject({
        contacts: z.int().min(0).meta({ description: 'How many are expected to come in within a month.' }),
        month: dollars.meta({ description: 'What this journey may cost a month, in dollars.' }),
      }),
    )
    .optional()
    .meta({ description: 'What single journeys may cost, each by its id.' }),
})

const quietHoursWords = 'Hours in which nobody is written to.'
const warmthWords = 'Who is hot and who is warm; left out: 3 and 14 days.'

/** Settings as they are published. What makes no sense is told to their author, and not to who reads them every minute. */
export const settingsSchema = z.strictObject({
  sender: sender.meta({ description: 'Who writes the mails.' }),
  timeZone: z
    .string()
    .refine(isTimeZone, 'name a time zone such as `Asia/Taipei`')
    .meta({ description: 'The zone of contacts whose own is not known, such as `Asia/Taipei`.' }),
  languages: z
    .array(languageSchema)
    .min(1)
    .meta({ description: 'What messages are written in; the first is for readers of any other language.' }),
  quietHours: quietHours.optional().meta({ description: quietHoursWords }),
  caps: z
    .array(cap)
    .max(5)
    .optional()
    .meta({ description: 'No more messages than so many to one contact, all journeys together.' }),
  warmth: warmth.optional().meta({ description: warmthWords }),
  budget: budget.optional().meta({ description: 'What journeys may cost; what would cost more is not compiled.' }),
})

/** What holds for all journeys. */
export type Settings = z.infer<typeof settingsSchema>

/** `marketing/settings.yaml`: what holds for all journeys of the workspace. */
export const settingsFileSchema = settingsSchema
  .extend({
    quietHours: quietHours
      .refine(({ from, until }) => from !== until, {
        message: 'quiet hours end at another time than they begin; leave them out if there are none',
        path: ['until'],
      })
      .optional()
      .meta({ description: quietHoursWords }),
    warmth: warmth
      .refine(isHotNoLonger, { message: '`hot` is a shorter time than `warm`, or nobody is ever warm', path: ['hot'] })
      .optional()
      .meta({ description: warmthWords }),
  })
  .meta({ id: 'Settings', title: 'Settings of a Waymark workspace' })

/** Whether nobody is hot for longer than they are warm. What is no time at all is told of by itself. */
function isHotNoLonger({ hot, warm }: { readonly hot: string; readonly warm: string }): boolean {
  const [shorter, longer] = [parseDuration(hot), parseDuration(warm)]
  return shorter === undefined || longer === undefined || roughSeconds(shorter) <= roughSeconds(longer)
}
