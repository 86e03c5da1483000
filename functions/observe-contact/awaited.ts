import { isWatched, occurrencesSince } from '../../shared/domain/condition/watch.ts'
import type { Answer } from '../../shared/domain/enrollment/enrollment.ts'
import { own } from '../../shared/domain/json.ts'
import type { OpenEnrollment } from '../../shared/store/open-enrollment.ts'
import { MissingContent } from '../../shared/store/published-content.ts'

type Awaitable = Extract<Answer, { readonly kind: 'event' | 'task-done' }>

/** What a step waits for, and, of an event, the step from which on it counts; else it does from what let the contact in. */
export type Awaited = { readonly answer: Awaitable; readonly since?: string | undefined }

/** What a step waits for: an event, or that the task is done which it has asked for itself. */
export function awaitedBy(stepId: string, { journey }: OpenEnrollment): Awaited {
  const step = journey.steps[stepId]
  if (step?.kind === 'await') return { answer: { kind: 'event', watch: step.watch }, since: step.since }
  if (step?.kind === 'act' && step.action.kind === 'task') return { answer: { kind: 'task-done', step: stepId } }
  throw new MissingContent(`step ${stepId} of ${journey.id} awaits nothing`)
}

/** Whether what a step waits for has come already. */
export function hasCome({ answer, since }: Awaited, open: OpenEnrollment): boolean {
  if (answer.kind === 'task-done') return own(open.enrollment.tasksDone ?? {}, answer.step) !== undefined
  return occurrencesSince(open.contact.history[answer.watch], sinceWhen(open, answer.watch, since)) > 0
}

/**
 * An event counts from what let the contact in, or from when the message was sent that `since` names. What let the
 * contact in is not what is waited for.
 */
function sinceWhen({ enrollment, record, journey }: OpenEnrollment, watch: string, since: string | undefined): number {
  const step = since === undefined ? undefined : journey.steps[since]
  const sentAt = step?.kind === 'send' ? own(enrollment.messages, step.message)?.sentAt : undefined
  if (sentAt !== undefined) return sentAt
  const { event, properties, occurredAt } = record.trigger
  const watched = journey.watches.find(({ id }) => id === watch)
  const isTrigger = watched !== undefined && isWatched(watched, { name: event, properties })
  return isTrigger ? occurredAt + 1 : occurredAt
}
