import type { IntakeRecord } from '../../contracts/intake-record.ts'
import { taskCompleted } from '../../domain/contact/contact-event.ts'
import { via } from '../../domain/journey/trigger.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Queue } from '../../ports/queue.ts'
import type { Store } from '../../ports/store.ts'
import { findTask, finishTask, type Task } from '../entities/tasks.ts'

/** What became of a task that somebody says is done. */
export type Completion = 'completed' | 'was-done-before' | 'no-such-task'

/**
 * Marks a task as done and lets its contact do the event that a journey may wait for. Both are made once, by the task's
 * id; saying so again only makes sure that the event is on its way.
 */
export async function completeTask(
  { taskId, outcome }: { readonly taskId: string; readonly outcome?: string },
  { store, queue, clock }: { readonly store: Store; readonly queue: Queue; readonly clock: Clock },
): Promise<Completion> {
  const task = await findTask(store, taskId)
  if (task === undefined) return 'no-such-task'
  const now = clock.now()
  const written = task.state === 'open' ? await store.write(finishTask(task, now, outcome)) : undefined
  const done = written?.kind === 'written' ? { doneAt: now, outcome } : ((await findTask(store, taskId)) ?? task)
  const body = toRecord(task, { doneAt: done.doneAt ?? now, outcome: done.outcome })
  await queue.send('intake', [{ body, group: task.contactId, id: body.messageId }])
  return written?.kind === 'written' ? 'completed' : 'was-done-before'
}

const toRecord = (
  { taskId, contactId, journey, step }: Task,
  { doneAt, outcome }: { readonly doneAt: number; readonly outcome: string | undefined },
): IntakeRecord => ({
  kind: 'event',
  messageId: `${taskId}:done`,
  occurredAt: doneAt,
  receivedAt: doneAt,
  contactId,
  via: via.journeys,
  origin: 'server',
  name: taskCompleted,
  properties: { taskId, journey, step, ...(outcome === undefined ? {} : { outcome }) },
})
