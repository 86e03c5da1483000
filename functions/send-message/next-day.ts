import { dayOfJourney } from '../../shared/domain/local-time.ts'
import type { OpenEnrollment } from '../../shared/store/open-enrollment.ts'

/** The day of the step right behind a send (milliseconds), where that step has one: later than this is too late. */
export function nextDayOf({ journey, record, zone }: OpenEnrollment, stepId: string): number | undefined {
  const step = journey.steps[stepId]
  if (step?.kind !== 'send' || step.notAfter === undefined) return undefined
  return dayOfJourney(zone, record.enteredAt, step.notAfter.day, step.notAfter.at)
}
