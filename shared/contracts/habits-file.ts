import * as z from 'zod'
import { parseDuration, roughSeconds } from '../domain/time/duration.ts'
import { writtenDuration } from './journey-file/written-values.ts'
import { eventNameSchema, idSchema, tagSchema } from './names.ts'

const shareWords = 'a share is written like `10%`'

/** A share of all, up to the whole, as a number from 0 to 1. */
const share = z
  .string(shareWords)
  .regex(/^(100|[0-9]{1,2}(\.[0-9]{1,2})?)%$/, shareWords)
  .transform((text) => Number(text.slice(0, -1)) / 100)

const shares = z
  .record(z.string().min(1).max(200), share)
  .refine(
    (all) => Object.values(all).reduce((sum, one) => sum + one, 0) <= 1 + 1e-9,
    'shares are 100% together at most',
  )

/** A time in milliseconds, where days have 24 hours. */
const time = writtenDuration.transform((text) => {
  const duration = parseDuration(text)
  return duration === undefined ? 0 : roughSeconds(duration) * 1000
})

const occurrence = z.strictObject({ anyway: share, 'after-click': share })

/** A file that says how the contacts of a simulation are and what they do. What is left out is as usual. */
export const habitsFileSchema = z
  .strictObject({
    /** All arrive within this time. */
    over: time,
    /** Of the mails that are sent; of those that are opened. */
    opens: share,
    clicks: share,
    replies: share,
    /** Half of those who open a mail do so within this time. */
    'opens-after': time,
    messages: z.record(
      idSchema,
      z.strictObject({ opens: share, clicks: share, replies: share, links: shares }).partial(),
    ),
    goal: occurrence,
    exits: occurrence,
    events: z.record(eventNameSchema, occurrence),
    /** An event that a journey waits for. */
    awaited: share,
    attributes: z.record(z.string().min(1).max(200), shares),
    /** Have what the journey asks for, where nothing else speaks of it. */
    asked: share,
    /** Did before what the journey asks about. */
    before: share,
    tags: z.record(tagSchema, share),
    tagged: share,
    scores: z.record(idSchema, z.strictObject({ from: z.number(), to: z.number() })),
    'time-zones': shares,
    languages: shares,
  })
  .partial()

/** How contacts are and what they do, as it is written. */
export type WrittenHabits = z.infer<typeof habitsFileSchema>
