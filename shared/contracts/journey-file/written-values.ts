import * as z from 'zod'
import { durationPattern, offsetPattern } from '../../domain/time/duration.ts'

const durationWords = 'a duration is written like `30s`, `15m`, `24h`, `2d`, `1w`, or a sum such as `1d 12h`'

/** A duration as it is written in a file. */
export const writtenDuration = z
  .string(durationWords)
  .regex(durationPattern, durationWords)
  .meta({ description: 'How long: `30s`, `15m`, `24h`, `2d`, `1w`, or a sum such as `1d 12h`.', examples: ['3d'] })

const clockTimeWords = 'a clock time is written like "09:30", in quotes'

/** A clock time as it is written in a file. */
export const writtenClockTime = z
  .string(clockTimeWords)
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, clockTimeWords)
  .meta({ description: 'A time of day on the contact’s clock, in quotes.', examples: ['10:00'] })

const offsetWords = 'an offset is a time before or after, such as `-3d` or `2d`'

/** How long before (`-3d`) or after (`2d`) a date. */
export const writtenOffset = z
  .string(offsetWords)
  .regex(offsetPattern, offsetWords)
  .meta({ description: 'How long before (`-3d`) or after (`2d`) the date.', examples: ['-3d'] })

/** The names of weekdays, in the order in which calendars count them. */
export const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

const weekday = z.enum(weekdayNames, 'a weekday is written like `monday`')

/** One weekday, or several. */
export const writtenWeekdays = z
  .union([weekday, z.array(weekday).min(1)])
  .meta({ description: 'One weekday, or several: `monday`, `[tuesday, thursday]`.' })

/** Where in an object something is: names with dots between them. */
export const writtenPath = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*$/, 'a path is names with dots between them, such as `detail.customer.id`')

const shareWords = 'a share is written like `10%`'

/** A share of all, below the whole. */
export const writtenShare = z
  .string(shareWords)
  .regex(/^[0-9]{1,2}(\.[0-9]{1,2})?%$/, shareWords)
  .meta({ examples: ['10%'] })

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

const dateWords = 'a date is written like `2027-03-31`, or with a time and its zone `2027-03-31T09:30:00Z`'
const date = z.union([z.iso.date(dateWords), z.iso.datetime({ offset: true, error: dateWords })], dateWords)

const comparisonWords = {
  is: scalar.optional().meta({ description: 'The value is this; of a list, one member is.' }),
  in: z.array(scalar).min(1).optional().meta({ description: 'The value is one of these.' }),
  gte: z.number().optional().meta({ description: 'This number or more.' }),
  gt: z.number().optional().meta({ description: 'More than this number.' }),
  lte: z.number().optional().meta({ description: 'This number or less.' }),
  lt: z.number().optional().meta({ description: 'Less than this number.' }),
  exists: z.boolean().optional().meta({ description: '`true`: there is a value. `false`: there is none.' }),
  contains: scalar
    .optional()
    .meta({ description: 'A text with this in it, whatever the case; or a list with this member.' }),
  before: date.optional().meta({ description: 'A date before this one.' }),
  after: date.optional().meta({ description: 'A date after this one.' }),
}

/** A test that says nothing would hold for everybody, which nobody means. */
const saysSomething = (value: object): boolean => Object.values(value).some((one) => one !== undefined)
const nothingSaid = 'write what it must be, such as `{ gte: 18 }`'

const comparison = z.strictObject(comparisonWords).refine(saysSomething, nothingSaid)

/** What a value must be: the value itself, a list of values, or tests such as `{ gte: 18 }`. */
export const writtenTest = z.union([scalar, z.array(scalar).min(1), comparison])

const { gte, gt, lte, lt } = comparisonWords
const numberComparison = z
  .strictObject({ is: z.number().optional().meta({ description: 'Exactly this number.' }), gte, gt, lte, lt })
  .refine(saysSomething, nothingSaid)

/** How often: a number, or tests such as `{ gte: 2 }`. */
export const writtenCount = z
  .union([z.int().min(0), numberComparison])
  .meta({ description: 'How often: a number, or tests such as `{ gte: 2 }`; left out: at least once.' })

const scoreName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !Object.hasOwn(comparisonWords, name), 'a score cannot be called like a test')
const namedScores = z.record(scoreName, z.union([z.number(), numberComparison])).refine(saysSomething, nothingSaid)

/** What the main score must be, `{ gte: 60 }`, or what named ones must be, `{ engagement: { gte: 60 } }`. */
export const writtenScores = z
  .union([numberComparison, namedScores])
  .meta({ description: 'The main score, `{ gte: 60 }`, or named ones, `{ engagement: { gte: 60 } }`.' })

/** Fields and what each must be. */
export const writtenTests = z
  .record(z.string().min(1).max(200), writtenTest)
  .meta({ description: 'Fields and what each must be: a value, a list of values, or tests such as `{ gte: 18 }`.' })

/** Fields and what each must be, where at least one must be something. */
export const writtenSomeTests = writtenTests.refine(saysSomething, nothingSaid)

/** What `where` and the like look like once they are read. */
export type WrittenTest = z.infer<typeof writtenTest>
/** Fields with their tests, as they are written. */
export type WrittenTests = z.infer<typeof writtenTests>
/** Tests of one number as they are written. */
export type WrittenNumbers = z.infer<typeof numberComparison>
/** Tests of the main score, or of named ones, as they are written. */
export type WrittenScores = WrittenNumbers | z.infer<typeof namedScores>
/** A count as it is written. */
export type WrittenCount = z.infer<typeof writtenCount>
