import type { Activity } from '../../../shared/domain/contact/activity.ts'
import type { EnrollmentEnd } from '../../../shared/domain/enrollment/enrollment.ts'
import type { Store } from '../../../shared/ports/store.ts'
import { readTimeline } from '../../../shared/store/entities/activities.ts'
import type { Visit } from '../crowd/visits.ts'

/** One pass of a contact through a journey, as their timeline tells it. Steps are told with the time when it was first so. */
export type Passage = {
  readonly enrollmentId: string
  readonly enteredAt: number
  readonly reached: Map<string, number>
  readonly sent: Map<string, number>
  readonly notSent: Map<string, string>
  readonly opened: Map<string, number>
  readonly clicked: Map<string, number>
  readonly replied: Map<string, number>
  readonly answered: Map<string, number>
  readonly asked: { readonly step: string; readonly words: string; readonly holds: boolean }[]
  goal?: { readonly creditedTo: string | undefined }
  end?: EnrollmentEnd & { readonly at: number }
}

/** All that became of a contact in one journey: their passes, and why they were not let in. */
export type Passages = { readonly passages: readonly Passage[]; readonly refusals: readonly string[] }

/** Reads what became of a contact in a journey. Steps without a word in the timeline are told by the tasks that were done. */
export async function passagesOf(
  contactId: string,
  journey: string,
  { store, visits }: { readonly store: Store; readonly visits: readonly Visit[] },
): Promise<Passages> {
  const passages = new Map<string, Passage>()
  const refusals: string[] = []
  for (let after: string | undefined, isMore = true; isMore; ) {
    const { activities, next } = await readTimeline(store, contactId, after)
    for (const activity of activities) {
      if (activity.kind === 'entry-refused' && activity.journey === journey) refusals.push(activity.reason)
      if (activity.kind === 'entered' && activity.journey === journey) begin(passages, activity)
      const passage = 'enrollmentId' in activity ? passages.get(activity.enrollmentId) : undefined
      if (passage !== undefined) tell(passage, activity)
    }
    after = next
    isMore = next !== undefined
  }
  for (const { enrollmentId, step, at } of visits) note(passages.get(enrollmentId)?.reached, step, at)
  return { passages: [...passages.values()], refusals }
}

const begin = (passages: Map<string, Passage>, { enrollmentId, at }: Activity & { readonly kind: 'entered' }): void =>
  void passages.set(enrollmentId, {
    enrollmentId,
    enteredAt: at,
    ...{ reached: new Map(), sent: new Map(), notSent: new Map(), asked: [] },
    ...{ opened: new Map(), clicked: new Map(), replied: new Map(), answered: new Map() },
  })

/** Notes when something was first so. */
const note = (times: Map<string, number> | undefined, step: string, at: number): void => {
  if (times !== undefined && at < (times.get(step) ?? Number.POSITIVE_INFINITY)) times.set(step, at)
}

function tell(passage: Passage, activity: Activity): void {
  if ('step' in activity && reaching.has(activity.kind)) note(passage.reached, activity.step, activity.at)
  switch (activity.kind) {
    case 'sent':
      note(passage.sent, activity.step, activity.at)
      break
    case 'not-sent':
      passage.notSent.set(activity.step, activity.reason)
      break
    case 'opened':
    case 'clicked':
    case 'replied':
      if (!activity.isMachine) note(passage[activity.kind], activity.step, activity.at)
      break
    case 'waited':
      if (activity.answered) note(passage.answered, activity.step, activity.at)
      break
    case 'asked':
      passage.asked.push(activity)
      break
    case 'goal-reached':
      passage.goal = { creditedTo: activity.creditedTo }
      break
    case 'completed':
      passage.end = { kind: 'completed', at: activity.at }
      break
    case 'exited':
      passage.end = { kind: 'exited', reason: activity.reason, at: activity.at }
      break
    default:
      break
  }
}

/** What is only told of a step that somebody has come to; questions are also asked ahead of their branch. */
const reaching: ReadonlySet<Activity['kind']> = new Set(['sent', 'not-sent', 'deferred', 'changed', 'acted', 'called'])
