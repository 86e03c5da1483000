import { errorNames } from '../../shared/contracts/error-names.ts'
import type { SendMessageTask } from '../../shared/contracts/send-message-task.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putNotSent } from '../../shared/store/entities/sends.ts'
import type { SendDeps } from './deps.ts'
import { doNotSend } from './do-not-send.ts'
import type { LookAtSend } from './look-at-send.ts'
import { recordOfSend, sendActivity } from './send-record.ts'

/**
 * Puts a message off: the state machine waits until then and orders it again, so that the wait behind it begins when
 * the message really goes out. Times go to the second, as a Wait takes them; rounded up.
 */
export async function defer(
  task: SendMessageTask,
  look: LookAtSend,
  until: number,
  deps: SendDeps,
): Promise<'done' | 'again'> {
  const result = await deps.store.write([
    putNotSent({
      ...recordOfSend(task, look),
      attempt: look.before?.attempt ?? 0,
      state: 'intent',
      reason: 'quiet-hours',
    }),
    putActivity(
      { contactId: look.contact.contactId, revision: look.revision },
      { kind: 'deferred', ...sendActivity(task, look), until },
      `${look.sendId}:${until}`,
    ),
  ])
  if (result.kind === 'refused') return 'again'
  const second = new Date(Math.ceil(until / 1000) * 1000).toISOString().replace('.000Z', 'Z')
  const answer = await deps.runner.fail(task.token, errorNames.messageDeferred, second)
  // The journey has gone on without this message while its order lay in the queue: nobody would order it again.
  return answer === 'late' ? doNotSend(task, look, 'expired', deps) : 'done'
}
