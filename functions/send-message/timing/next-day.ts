import { dayOfJourney } from '../../../shared/domain/time/local-time.ts'
import type { OpenEnrollment } from '../../../shared/store/open-enrollment.ts'

/** When the step right behind a send has its day (milliseconds), and whether that is a later day than the send's own. */
export type NextDay = { readonly begins: number; readonly isLater: boolean }

/** The day of the step right behind a send, where that step has one. */
export function nextDayOf({ journey, record, zone }: OpenEnrollment, stepId: string): NextDay | undefined {
  const step = journey.steps[stepId]
  if (step?.kind !== 'send' || step.nextDay === undefined) return undefined
  const { day, at, isLater } = step.nextDay
  return { begins: dayOfJourney(zone, record.enteredAt, day, at), isLater }
}
