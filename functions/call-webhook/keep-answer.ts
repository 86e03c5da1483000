import type { CallWebhookTask } from '../../shared/contracts/tasks/call-webhook-task.ts'
import { applyChange } from '../../shared/domain/contact/apply-change.ts'
import { withEnrollment } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { settleInOneWrite } from '../../shared/domain/enrollment/settle-in-one-write.ts'
import type { Webhook } from '../../shared/domain/journey/action.ts'
import type { CallOutcome } from '../../shared/ports/caller.ts'
import type { Change } from '../../shared/ports/store.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import { putContact } from '../../shared/store/entities/contacts.ts'
import { outcomeChanges } from '../../shared/store/entities/outcomes.ts'
import { journeysOf } from '../../shared/store/journeys-of.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
import { wakeAll } from '../../shared/store/wake-all.ts'
import type { CallDeps } from './deps.ts'
import { storedAttributes } from './stored-attributes.ts'

/**
 * Writes down what came of a call, and what the answer says of the contact. That may end enrollments, as any change
 * may; `ended` where it is the very one that called.
 */
export const keepAnswer = (
  task: CallWebhookTask,
  webhook: Webhook,
  outcome: CallOutcome,
  deps: CallDeps,
): Promise<'open' | 'ended'> =>
  untilWritten(deps.store, async () => {
    const open = await openEnrollment(task, deps)
    if (Object.hasOwn(open.enrollment.done, task.calls)) return 'open'
    const contact = withAnswer(task, webhook, outcome, open)
    const settled = settleInOneWrite(contact, undefined, await journeysOf(contact, deps.content), open)
    const teller = { contactId: contact.contactId, revision: open.revision }
    const result = await deps.store.write([
      putContact(settled.contact, open.revision),
      calledActivity(task, open, isTaken(outcome)),
      ...(await outcomeChanges(deps.store, teller, settled.outcomes, open.now, callIdOf(task))),
    ])
    if (result.kind === 'refused') return result.kind
    await wakeAll(settled.wakes, deps.runner)
    const isOwn = settled.outcomes.some((one) => one.kind === 'exited' && one.enrollmentId === task.enrollmentId)
    return isOwn ? 'ended' : 'open'
  })

/** What names a call: the other side knows by it that one comes again. */
export const callIdOf = ({ enrollmentId, calls }: CallWebhookTask): string => `${enrollmentId}:${calls}`

/** What the timeline tells of a try. */
export function calledActivity(
  task: CallWebhookTask,
  { contact, revision, now }: OpenEnrollment,
  answered: boolean,
): Change {
  const { enrollmentId, journey, calls: step } = task
  const activity = { kind: 'called', at: now, enrollmentId, journey, step, answered } as const
  return putActivity({ contactId: contact.contactId, revision }, activity, `${callIdOf(task)}:called`)
}

const isTaken = (outcome: CallOutcome): outcome is Extract<CallOutcome, { kind: 'answered' }> =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300

function withAnswer(task: CallWebhookTask, webhook: Webhook, outcome: CallOutcome, open: OpenEnrollment) {
  const { contact, enrollment, now } = open
  const body = isTaken(outcome) ? outcome.body : undefined
  const attributes = storedAttributes(body, webhook.store, contact.attributes)
  const done = { ...enrollment.done, [task.calls]: now }
  return withEnrollment(applyChange(contact, { kind: 'set', attributes }), task.enrollmentId, { ...enrollment, done })
}
