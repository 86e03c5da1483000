import type { OpenEnrollment } from '../../shared/store/open-enrollment.ts'

/** The day of the step right behind a send (milliseconds), where that step has one: later than this is too late. */
export function nextDayOf({ journey, record }: OpenEnrollment, stepId: string): number | undefined {
  const step = journey.steps[stepId]
  if (step?.kind !== 'send' || step.notAfter === undefined) return undefined
  const days = record.input['days']
  const at: unknown = typeof days === 'object' && days !== null ? Reflect.get(days, step.notAfter) : undefined
  return typeof at === 'number' ? at : undefined
}
