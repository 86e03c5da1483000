import { hash } from 'node:crypto'
import type { Schedule } from '../../shared/domain/journey/schedule.ts'
import { canonicalJson, type Json } from '../../shared/domain/json.ts'
import { triggersOf } from '../../shared/store/placed-triggers.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** A schedule of a journey that can be entered. `key` is the same as long as nobody changes it. */
export type PlacedSchedule = {
  readonly journey: string
  readonly trigger: number
  readonly schedule: Schedule
  readonly key: string
}

/** What goes by time: a digest of what is asked of every contact (segments and date triggers), and the schedules. */
export async function whatGoesByTime(
  content: PublishedContent,
): Promise<{ readonly asked: string; readonly schedules: readonly PlacedSchedule[] }> {
  const asked: Record<string, unknown> = {}
  const segments = Object.entries(await content.segments())
  for (const [id, { definition }] of segments) asked[`segment ${id}`] = definition
  if (segments.length > 0) asked['warmth'] = (await content.world()).warmth
  for (const { journey, trigger, one } of await triggersOf('date', content)) asked[`date ${journey} ${trigger}`] = one
  const schedules = (await triggersOf('schedule', content)).map(({ journey, trigger, one: { schedule } }) => {
    return { journey, trigger, schedule, key: digest([journey, trigger, schedule]) }
  })
  return { asked: digest(asked), schedules }
}

const digest = (value: unknown): string => hash('sha256', canonicalJson(value as Json)).slice(0, 16)

/** The digest where nothing is asked of anybody: then nobody needs to be looked at. */
export const nothingAsked = digest({})
