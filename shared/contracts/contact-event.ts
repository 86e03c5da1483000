import * as z from 'zod'

/** The bus speaks of contact events under this source; the detail type is the event's name. */
export const contactEventSource = 'waymark'

/** A contact event on the bus: put there once the profile has it, so that whoever acts on it finds the profile done. */
export const contactEventSchema = z.strictObject({
  eventId: z.string().min(1),
  contactId: z.string().min(1),
  name: z.string().min(1),
  occurredAt: z.number(),
  properties: z.record(z.string(), z.json()),
  via: z.string().optional(),
  hops: z.int().min(0).optional(),
})
