import * as z from 'zod'
import { eventNameSchema, idSchema } from '../names.ts'
import { writtenDuration, writtenPath } from './written-values.ts'

const name = z.string().min(1).max(200)
const scalar = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])

/** A value of a call or an event: written out, or taken from the contact or from the trigger. */
const field = z.union([
  scalar,
  z.strictObject({ attribute: name.meta({ description: 'The value of this attribute of the contact.' }) }),
  z.strictObject({
    property: name.meta({ description: 'The value of this property of the event that let the contact in.' }),
  }),
])

/** Values by name, as they are written. */
export const writtenFields = z
  .record(z.string().min(1).max(64), field)
  .meta({ description: 'Values by name: written out, `{ attribute: city }` or `{ property: total }`.' })

const properties = writtenFields.meta({
  description: 'Properties of the event: written out, `{ attribute: city }` or `{ property: total }`.',
})

const team = idSchema.meta({ description: 'The team that gets it, such as `sales`.' })
const note = z.string().min(1).max(500).optional().meta({ description: 'What the team should know about it.' })

/** What a lead is for. */
export const writtenLead = z.strictObject({ team, note })

/** What a person is asked to do. */
export const writtenTask = z.strictObject({
  title: z.string().min(1).max(200).meta({ description: 'What is to be done, in one line.' }),
  team,
  note,
  due: writtenDuration.optional().meta({ description: 'Until when it should be done, after it was asked.' }),
})

/** Calls go out by https, to a host that the author wrote; contact data can never choose it. */
const address = z.url({
  protocol: /^https$/,
  hostname: z.regexes.domain,
  error: 'write an address that begins with https:// and names a host of the open internet',
})

/** Files are committed, and the outbox shows the call: both are no place for a password. */
const url = address.refine((text) => !/^https:\/\/[^/?#]*@/.test(text), {
  message: 'write an address without name and password; calls are signed, which tells the server who calls',
})

/** A call to somebody else's server. */
export const writtenWebhook = z.strictObject({
  url: url.max(2000).meta({ description: 'Where the call goes: an address that begins with https://.' }),
  body: writtenFields.optional().meta({
    description: 'What is sent, as JSON: values by name, written out, `{ attribute: city }` or `{ property: total }`.',
  }),
  store: z
    .record(z.string().min(1).max(64), writtenPath)
    .optional()
    .meta({ description: 'Attributes to set from the answer: `{ crm_id: result.id }`.' }),
})

/** An event that the contact then did. */
export const writtenEmit = z.strictObject({ event: eventNameSchema, properties: properties.optional() })

/** Another journey. */
export const writtenEnroll = z.union([
  idSchema,
  z.strictObject({
    journey: idSchema.meta({ description: 'The journey that the contact comes into.' }),
    properties: properties.optional(),
  }),
])

/** Values by name, as they are written. */
export type WrittenFields = z.infer<typeof writtenFields>
