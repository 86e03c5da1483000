import * as z from 'zod'
import type { Watch } from '../../domain/condition/watch.ts'
import { fieldTestsSchema } from './condition.ts'

/** A watched event, as published. */
export const watchSchema = z.strictObject({
  id: z.string(),
  event: z.string(),
  where: fieldTestsSchema,
  keep: z.int(),
}) as z.ZodType<Watch>
