import * as z from 'zod'

/**
 * What an execution begins with: ids, and times in the contact's zone (milliseconds). Nothing in it tells who the contact
 * is, because the history of an execution cannot be edited for 90 days.
 */
export const executionInputSchema = z.strictObject({
  contactId: z.string(),
  enteredAt: z.number(),
  /** The instants of the journey's days, by their keys: `d2`, or `d2_1000` for day 2 at 10:00. */
  days: z.record(z.string(), z.number()),
  /** The contact's clock changes while the journey can last. */
  zone: z.array(z.strictObject({ from: z.number(), until: z.number(), offset: z.number() })),
})

/** What an execution begins with. */
export type ExecutionInput = z.infer<typeof executionInputSchema>

/** The key of a journey's day in the input of an execution. */
export const dayKey = ({ day, at }: { readonly day: number; readonly at?: number }): string =>
  at === undefined
    ? `d${day}`
    : `d${day}_${String(Math.floor(at / 60)).padStart(2, '0')}${String(at % 60).padStart(2, '0')}`
