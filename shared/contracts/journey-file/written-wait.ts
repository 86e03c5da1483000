import * as z from 'zod'
import { writtenClockTime, writtenDuration, writtenOffset, writtenWeekdays } from './written-values.ts'

const byWarmth = z
  .strictObject({
    hot: writtenDuration.meta({ description: 'How long for a hot contact, such as `1d`.' }),
    warm: writtenDuration.meta({ description: 'How long for a warm contact, such as `3d`.' }),
    cold: writtenDuration.meta({ description: 'How long for a cold contact, such as `5d`.' }),
  })
  .meta({ description: 'By how warm the contact is when the wait begins.' })

/** The latest day of a journey: an execution lasts for a year. */
export const writtenDay = z.int().min(0).max(364).meta({ description: 'A day after entry; the day of entry is 0.' })

const untilDay = z
  .strictObject({ until: z.strictObject({ day: writtenDay, at: writtenClockTime.optional() }) })
  .meta({ description: 'Until a day after entry.' })

const untilWeekday = z
  .strictObject({
    until: z.strictObject({
      weekday: z
        .union([z.literal('any'), writtenWeekdays])
        .meta({ description: 'One weekday, several in a list, or `any`.' }),
      at: writtenClockTime,
    }),
  })
  .meta({ description: 'Until the next such weekday and clock time: `{ weekday: monday, at: "10:00" }`.' })

const untilDate = z
  .strictObject({
    until: z.strictObject({
      attribute: z.string().min(1).max(200).meta({ description: 'The attribute that holds the date.' }),
      offset: writtenOffset.optional(),
      at: writtenClockTime.optional(),
    }),
    within: writtenDuration.meta({ description: 'The longest that this waits, wherever the date may lie.' }),
  })
  .meta({ description: 'Until a date in an attribute, put forward or back: `{ attribute: renewal, offset: -3d }`.' })

/** A wait as a marketer writes it: how long, or until when. */
export const writtenWait = z.union([writtenDuration, byWarmth, untilDay, untilWeekday, untilDate]).meta({
  id: 'Wait',
  description: 'How long: `2d`, by warmth, or `until` a day, a weekday, or a date of the contact.',
})

/** How long, or until when, as it is written. */
export type WrittenWait = z.infer<typeof writtenWait>
