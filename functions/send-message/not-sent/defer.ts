import { errorNames } from '../../../shared/contracts/tasks/error-names.ts'
import type { SendMessageTask } from '../../../shared/contracts/tasks/send-message-task.ts'
import { putActivity } from '../../../shared/store/entities/activities.ts'
import { putNotSent } from '../../../shared/store/entities/sends.ts'
import type { SendDeps } from '../deps.ts'
import type { LookAtSend } from '../look-at-send.ts'
import { recordOfSend, sendActivity } from '../send-record.ts'
import type { PutOff } from '../timing/not-before.ts'
import { doNotSend } from './do-not-send.ts'

/**
 * Puts a message off: the state machine waits until then and orders it again, so that the wait behind it begins when
 * the message really goes out. An order that comes twice is known by its token, which the send keeps as its owner.
 */
export async function defer(
  task: SendMessageTask,
  look: LookAtSend,
  later: PutOff,
  deps: SendDeps,
): Promise<'done' | 'again'> {
  const isPutOff = look.before?.owner === task.token
  if (!isPutOff && (await putOff(task, look, later, deps)) === 'again') return 'again'
  const answer = await deps.runner.fail(task.token, errorNames.messageDeferred, secondOf(later.until))
  if (answer === 'taken' || isPutOff) return 'done'
  // The journey has gone on without this message while its order lay in the queue: nobody would order it again.
  return doNotSend(task, look, 'expired', deps)
}

async function putOff(
  task: SendMessageTask,
  look: LookAtSend,
  { until, reason }: PutOff,
  { store }: SendDeps,
): Promise<'written' | 'again'> {
  const attempt = look.before?.attempt ?? 0
  const result = await store.write([
    putNotSent({ ...recordOfSend(task, look), attempt, state: 'intent', reason, owner: task.token }),
    putActivity(
      { contactId: look.contact.contactId, revision: look.revision },
      { kind: 'deferred', ...sendActivity(task, look), until, reason },
      `${look.sendId}:${until}`,
    ),
  ])
  return result.kind === 'written' ? 'written' : 'again'
}

/** Times go to the second, as a Wait takes them; rounded up. */
const secondOf = (time: number): string => new Date(Math.ceil(time / 1000) * 1000).toISOString().replace('.000Z', 'Z')
