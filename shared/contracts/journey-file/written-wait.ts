import * as z from 'zod'
import { writtenClockTime, writtenDuration, writtenOffset, writtenWeekdays } from './written-values.ts'

const byWarmth = z
  .strictObject({ hot: writtenDuration, warm: writtenDuration, cold: writtenDuration })
  .meta({ description: 'By how warm the contact is when the wait begins.' })

/** The latest day of a journey: an execution lasts for a year. */
export const writtenDay = z.int().min(0).max(364)

const untilDay = z
  .strictObject({ until: z.strictObject({ day: writtenDay, at: writtenClockTime.optional() }) })
  .meta({ description: 'Until a day after entry.' })

const untilWeekday = z
  .strictObject({
    until: z.strictObject({ weekday: z.union([z.literal('any'), writtenWeekdays]), at: writtenClockTime }),
  })
  .meta({ description: 'Until the next such weekday and clock time: `{ weekday: monday, at: "10:00" }`.' })

const untilDate = z
  .strictObject({
    until: z.strictObject({
      attribute: z.string().min(1).max(200),
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
