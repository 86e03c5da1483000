import * as z from 'zod'

/** What EventBridge tells a function that it wakes by the clock; only that it does. */
export const scheduledEventSchema = z.looseObject({ 'detail-type': z.literal('Scheduled Event') })
