import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import type { WrittenWait } from '../../../shared/contracts/journey-file/written-wait.ts'

/** The id of a step that has none of its own: the verb with its object, in words that the namer makes an id of. */
export function defaultId(written: WrittenStep): string {
  if ('send' in written) return written.send
  if ('wait' in written) return `wait-${waitWords(written.wait)}`
  if ('wait-for' in written) return `wait-for-${written['wait-for'].event}`
  if ('branch' in written) return 'branch'
  if ('split' in written) return 'split'
  if ('exit' in written) return `exit-${written.exit}`
  if ('score' in written) return 'score'
  if ('set' in written) return `set-${Object.keys(written.set).sort().join('-')}`
  if ('lead' in written) return `lead-${written.lead.team}`
  if ('task' in written) return `task-${written.task.team}`
  if ('webhook' in written) return 'webhook'
  if ('emit' in written) return `emit-${written.emit.event}`
  if ('enroll' in written) return typeof written.enroll === 'string' ? `enroll-${written.enroll}` : 'enroll'
  return 'tag' in written ? `tag-${[written.tag].flat().join('-')}` : `untag-${[written.untag].flat().join('-')}`
}

function waitWords(wait: WrittenWait): string {
  if (typeof wait === 'string') return wait
  if ('hot' in wait) return 'by-warmth'
  if ('day' in wait.until) return `until-day-${wait.until.day}`
  if ('weekday' in wait.until) return `until-${[wait.until.weekday].flat().join('-')}`
  return `until-${wait.until.attribute}`
}
