import * as z from 'zod'

const tagValues = z.record(z.string(), z.array(z.string()))
const stamped = z.looseObject({ timestamp: z.string().optional() })
const byClient = z.looseObject({ timestamp: z.string().optional(), userAgent: z.string().optional() })

/**
 * What SES reports of a mail, as EventBridge delivers it; only the fields that are read, and any others let by.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sesEventSchema = z.looseObject({
  id: z.string().min(1),
  source: z.literal('aws.ses'),
  time: z.string(),
  detail: z.looseObject({
    eventType: z.string(),
    mail: z.looseObject({ messageId: z.string().min(1), timestamp: z.string().optional(), tags: tagValues.optional() }),
    delivery: stamped.optional(),
    open: byClient.optional(),
    click: z
      .looseObject({
        timestamp: z.string().optional(),
        userAgent: z.string().optional(),
        link: z.string().optional(),
        linkTags: tagValues.nullable().optional(),
      })
      .optional(),
    bounce: z.looseObject({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
    complaint: z.looseObject({ complaintSubType: z.string().nullable().optional() }).optional(),
  }),
})

/** What SES reports of a mail. */
export type SesEvent = z.infer<typeof sesEventSchema>
