import * as z from 'zod'
import { eventNameSchema, idSchema } from '../names.ts'
import { writtenClockTime, writtenOffset, writtenPath, writtenTests, writtenWeekdays } from './written-values.ts'

const event = z
  .strictObject({ event: eventNameSchema, where: writtenTests.optional() })
  .meta({ description: 'An event of the contact, and which of its kind.' })

const pattern = z
  .record(z.string().min(1).max(200), z.json())
  .refine((value) => Object.keys(value).length > 0, 'an event pattern names at least one field, such as `source`')

const identity = z
  .union([
    z.strictObject({
      user: writtenPath.meta({ description: 'Where the event has the id by which sites know the contact.' }),
    }),
    z.strictObject({ email: writtenPath.meta({ description: 'Where the event has their mail address.' }) }),
    z.strictObject({
      anonymous: writtenPath.meta({ description: 'Where the event has the id of a visitor whose name is not known.' }),
    }),
  ])
  .meta({ description: 'Where the event says who the contact is: `{ user: detail.customer.id }`.' })

const eventbridge = z
  .strictObject({
    eventbridge: z.strictObject({
      bus: z
        .string()
        .regex(/^[A-Za-z0-9._/-]{1,256}$/, 'a bus is called by its name, such as `default`')
        .optional()
        .meta({ description: 'The bus of your account; left out: `default`.' }),
      pattern: pattern.meta({ description: 'An event pattern, as EventBridge knows it.' }),
      contact: identity,
      properties: z
        .record(z.string().min(1).max(200), writtenPath)
        .optional()
        .meta({ description: 'Properties of the contact’s event, each by where the event has it.' }),
      event: eventNameSchema
        .optional()
        .meta({ description: 'What the contact’s event is called; left out: the detail type of the pattern.' }),
    }),
  })
  .meta({ description: 'A rule of your own: events of any system on EventBridge become events of a contact.' })

const segment = z
  .strictObject({
    segment: z.union([
      z.strictObject({ entered: idSchema.meta({ description: 'Lets in whoever comes into this segment.' }) }),
      z.strictObject({ left: idSchema.meta({ description: 'Lets in whoever is in this segment no longer.' }) }),
    ]),
  })
  .meta({ description: 'The contact comes into a segment, or is in it no longer.' })

const date = z
  .strictObject({
    date: z.strictObject({
      attribute: z.string().min(1).max(200).meta({ description: 'The attribute that holds the date.' }),
      yearly: z.boolean().optional().meta({ description: 'Every year on this day, whatever year is written.' }),
      offset: writtenOffset.optional(),
      at: writtenClockTime,
    }),
  })
  .meta({ description: 'A date in an attribute of the contact, such as a birthday.' })

const calendarDate = z.iso.date('a date is written like `2027-03-31`')
const season = {
  at: writtenClockTime,
  from: calendarDate.optional().meta({ description: 'The first day on which it may be, such as `2027-03-01`.' }),
  until: calendarDate.optional().meta({ description: 'The last day on which it may be.' }),
}
const isSeason = ({ from = '', until = from }: { from?: string | undefined; until?: string | undefined }) =>
  from <= until
const seasonEnds = { message: 'a schedule ends on the day on which it begins, or later', path: ['until'] }

const schedule = z
  .strictObject({
    schedule: z.union([
      z.strictObject({ on: calendarDate.meta({ description: 'Once, on this day.' }), at: writtenClockTime }),
      z
        .strictObject({
          every: z.literal('month').meta({ description: '`day`, `month`, a weekday, or a list of weekdays.' }),
          day: z
            .int()
            .min(1)
            .max(31)
            .meta({ description: 'The day of the month; a shorter month has it on its last.' }),
          ...season,
        })
        .refine(isSeason, seasonEnds),
      z
        .strictObject({
          every: z
            .union([z.literal('day'), writtenWeekdays])
            .meta({ description: '`day`, `month`, a weekday, or a list of weekdays.' }),
          ...season,
        })
        .refine(isSeason, seasonEnds),
    ]),
  })
  .meta({ description: 'Days on the calendar, for everybody in the audience.' })

const manual = z.literal('manual').meta({ description: 'Somebody lets contacts in by hand.' })

/** The kinds of triggers, each with what belongs to it; the order is that of the union below. */
export const triggerWords = { event, eventbridge, segment, date, schedule } as const

/** A trigger as a marketer writes it. */
export const writtenTrigger = z
  .union([event, eventbridge, segment, date, schedule, manual])
  .meta({ id: 'Trigger', description: 'What lets a contact in.' })

/** What lets a contact in, as it is written. */
export type WrittenTrigger = z.infer<typeof writtenTrigger>
