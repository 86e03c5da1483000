import * as z from 'zod'
import { idSchema } from './names.ts'

const page = { shard: z.int().min(0), after: z.string().min(1).optional() }

/**
 * A page of work that time brings about, from `keep-time` to `make-rounds` by the queue `rounds`: what is due in a minute,
 * or a call on everybody, to look at them again or because of a reading of their clocks (read like UTC) that a schedule
 * names. Whose clock showed it before `from` is left out. `since` names the call.
 */
export const roundSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dues'), minute: z.number(), ...page }),
  z.strictObject({ kind: z.literal('look'), since: z.number(), ...page }),
  z.strictObject({
    kind: z.literal('schedule'),
    journey: idSchema,
    trigger: z.int().min(0),
    reading: z.number(),
    from: z.number(),
    ...page,
  }),
])

/** A page of work that time brings about. */
export type Round = z.infer<typeof roundSchema>
