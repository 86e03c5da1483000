import type { Path, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { type Duration, describeDuration, roughSeconds } from '../../../shared/domain/time/duration.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

const year = 365 * 86_400

/**
 * No single wait is longer than the year after which an execution ends: nobody would see it end. That every wait has an
 * end the language itself sees to: what is awaited has its `within`, a date too, and the next weekday always comes.
 */
export const endlessWait: Rule = function* (journey) {
  for (const step of allSteps(journey.steps)) {
    for (const { time, path } of waitsOf(step)) {
      if (roughSeconds(time) <= year) continue
      yield error(
        'endless-wait',
        path,
        `Nobody sees the end of ${describeDuration(time)}: an execution ends after a year.`,
        'Write a shorter time, or let a date or a schedule start another journey.',
      )
    }
  }
}

/** The times that are written at a step for waiting. */
function waitsOf(step: Step): readonly { readonly time: Duration; readonly path: Path }[] {
  const { path } = step
  switch (step.kind) {
    case 'send':
    case 'act':
      return step.await ? [{ time: step.await.within, path: [...path, 'await', 'within'] }] : []
    case 'wait-for':
      return [{ time: step.within, path: [...path, 'wait-for', 'within'] }]
    case 'wait': {
      const { time } = step
      if (time.kind === 'duration') return [{ time: time.duration, path: [...path, 'wait'] }]
      if (time.kind === 'date') return [{ time: time.within, path: [...path, 'wait', 'within'] }]
      if (time.kind !== 'warmth') return []
      return (['hot', 'warm', 'cold'] as const).map((word) => ({ time: time[word], path: [...path, 'wait', word] }))
    }
    default:
      return []
  }
}
