import * as z from 'zod'

/**
 * What an execution begins with: ids, and what its definition needs to reckon in the contact's time (milliseconds). It is
 * the same for every version of a journey, so that an entry in the midst of a deployment fits either. Nothing in it tells
 * who the contact is, because the history of an execution cannot be edited for 90 days.
 */
export const executionInputSchema = z.strictObject({
  contactId: z.string(),
  enteredAt: z.number(),
  /** The contact's clock changes while the journey can last. */
  zone: z.array(z.strictObject({ from: z.number(), until: z.number(), offset: z.number() })),
})

/** What an execution begins with. */
export type ExecutionInput = z.infer<typeof executionInputSchema>
