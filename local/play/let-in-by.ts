import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { isWatched } from '../../shared/domain/condition/watch.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { enrolled, segmentEntered, segmentLeft, startedByHand } from '../../shared/domain/contact/contact-event.ts'
import type { EnrollmentRecord } from '../../shared/domain/enrollment/enrollment.ts'
import { type Trigger, via } from '../../shared/domain/journey/trigger.ts'
import type { Store } from '../../shared/ports/store.ts'
import { findEnrollment } from '../../shared/store/entities/enrollments.ts'
import { waysInto } from '../../state-machines/scenarios/ways-in.ts'
import type { Publishable } from '../workspace/compiled-files.ts'

/** What let the contact in, by enrollment: the trigger, as a scenario's `by` calls it. */
export async function whatLetIn(
  timeline: readonly Activity[],
  { journeys }: Publishable,
  store: Store,
): Promise<ReadonlyMap<string, string>> {
  const by = new Map<string, string>()
  for (const one of timeline) {
    const record = one.kind === 'entered' ? await findEnrollment(store, one.enrollmentId) : undefined
    const journey = journeys.find(({ journey: { id } }) => id === record?.journey)?.journey
    if (record !== undefined && journey !== undefined) by.set(record.enrollmentId, wayOf(record.trigger, journey))
  }
  return by
}

type Began = EnrollmentRecord['trigger']

function wayOf(began: Began, journey: CompiledJourney): string {
  if (began.event === enrolled) return 'enroll'
  const index = journey.triggers.findIndex((trigger, at) => hasBegun(trigger, at, journey.id, began))
  return waysInto(journey.triggers)[index] ?? began.event
}

/** Whether it was this trigger: the ids of events that time brings about begin with the way by which they come. */
function hasBegun(trigger: Trigger, index: number, journey: string, began: Began): boolean {
  const { event: name, eventId, properties } = began
  switch (trigger.kind) {
    case 'event':
      return isWatched(trigger, { name, properties })
    case 'eventbridge':
      return name === trigger.event
    case 'segment': {
      const isChange = name === (trigger.change === 'entered' ? segmentEntered : segmentLeft)
      return isChange && properties['segment'] === trigger.segment
    }
    case 'date':
      return eventId.startsWith(`${via.date(journey, index)}:`)
    case 'schedule':
      return eventId.startsWith(`${via.schedule(journey, index)}:`)
    case 'manual':
      return name === startedByHand
  }
}
