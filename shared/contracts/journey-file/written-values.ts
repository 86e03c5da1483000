import * as z from 'zod'
import { durationPattern } from '../../domain/duration.ts'

/** A duration as it is written in a file. */
export const writtenDuration = z
  .string()
  .regex(durationPattern, 'a duration is written like `30s`, `15m`, `24h`, `2d`, `1w`, or a sum such as `1d 12h`')
  .meta({ description: 'How long: `30s`, `15m`, `24h`, `2d`, `1w`, or a sum such as `1d 12h`.', examples: ['3d'] })

/** A clock time as it is written in a file. */
export const writtenClockTime = z
  .string()
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'a clock time is written like "09:30", in quotes')
  .meta({ description: 'A time of day on the contact’s clock, in quotes.', examples: ['10:00'] })

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

const comparison = z.strictObject({
  is: scalar.optional(),
  in: z.array(scalar).min(1).optional(),
  gte: z.number().optional(),
  gt: z.number().optional(),
  lte: z.number().optional(),
  lt: z.number().optional(),
  exists: z.boolean().optional(),
  contains: scalar.optional(),
  before: z.iso
    .date()
    .or(z.iso.datetime({ offset: true }))
    .optional(),
  after: z.iso
    .date()
    .or(z.iso.datetime({ offset: true }))
    .optional(),
})

/** What a value must be: the value itself, a list of values, or tests such as `{ gte: 18 }`. */
export const writtenTest = z.union([scalar, z.array(scalar).min(1), comparison])

/** How often: a number, or tests such as `{ gte: 2 }`. */
export const writtenCount = z.union([
  z.int().min(0),
  comparison.pick({ is: true, gte: true, gt: true, lte: true, lt: true }),
])

/** Fields and what each must be. */
export const writtenTests = z
  .record(z.string().min(1).max(200), writtenTest)
  .meta({ description: 'Fields and what each must be: a value, a list of values, or tests such as `{ gte: 18 }`.' })

/** What `where` and the like look like once they are read. */
export type WrittenTest = z.infer<typeof writtenTest>
/** Fields with their tests, as they are written. */
export type WrittenTests = z.infer<typeof writtenTests>
/** A count as it is written. */
export type WrittenCount = z.infer<typeof writtenCount>
