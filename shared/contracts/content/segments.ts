import * as z from 'zod'
import type { Condition } from '../../domain/condition/condition.ts'
import type { Watch } from '../../domain/condition/watch.ts'
import { writtenCondition } from '../journey-file/written-condition.ts'
import { idSchema } from '../names.ts'
import { conditionSchema } from './condition.ts'
import { watchSchema } from './watch.ts'

/** `marketing/segments/<id>.yaml`: who is in a segment. */
export const segmentFileSchema = z
  .strictObject({
    name: z.string().min(1).max(100).meta({ description: 'What people call the segment.' }),
    description: z.string().max(300).optional().meta({ description: 'Who that is, in words for people.' }),
    if: writtenCondition.meta({ description: 'Who is in it: one condition.' }),
  })
  .meta({ id: 'Segment', title: 'A Waymark segment' })

/** A segment, as published. `definition` is a digest of its condition. */
export const publishedSegmentSchema = z.strictObject({
  name: z.string(),
  definition: z.string(),
  condition: conditionSchema,
  watches: z.array(watchSchema),
})

/** All segments of a workspace, by id. */
export const segmentsSchema = z.record(idSchema, publishedSegmentSchema)

/** A segment, as published. */
export type PublishedSegment = {
  readonly name: string
  readonly definition: string
  readonly condition: Condition
  readonly watches: readonly Watch[]
}

/** All segments of a workspace, by id. */
export type Segments = Readonly<Record<string, PublishedSegment>>
