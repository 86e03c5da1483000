import * as z from 'zod'

/** An id that a marketer writes: of a journey, a message, a step, a link. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'an id is small letters, digits and dashes, 63 at most, such as `case-study`')
  .meta({ description: 'Small letters, digits and dashes, such as `case-study`.' })

/** The name of an event as sites post it. EventBridge takes 128 characters. */
export const eventNameSchema = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'The name of an event as the site posts it, such as `Form Submitted`.' })

/** The name of a tag. */
export const tagSchema = z.string().min(1).max(64).meta({ description: 'The name of a tag, such as `vip`.' })

/** The ids that every task of an enrollment carries; nothing in them tells who the contact is. */
export const enrollmentIdsSchema = z.strictObject({
  contactId: z.string().min(1).max(64),
  enrollmentId: z.string().min(1).max(80),
  journey: idSchema,
  version: z.string().min(1).max(32),
})
