import type { Answers } from '../../shared/contracts/tasks/answers.ts'
import type { CallWebhookTask } from '../../shared/contracts/tasks/call-webhook-task.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import { hopsAfter } from '../../shared/domain/enrollment/hops.ts'
import type { Webhook } from '../../shared/domain/journey/action.ts'
import { resolveFields } from '../../shared/domain/journey/resolve-fields.ts'
import type { Call, CallOutcome } from '../../shared/ports/caller.ts'
import { lookAgain } from '../../shared/store/follow-up/look-again.ts'
import { type OpenEnrollment, openEnrollment } from '../../shared/store/open-enrollment.ts'
import { MissingContent } from '../../shared/store/published-content.ts'
import type { CallDeps } from './deps.ts'
import { calledActivity, callIdOf, keepAnswer } from './keep-answer.ts'
import { WebhookUnanswered } from './webhook-unanswered.ts'

/**
 * Calls somebody else's server for a contact. A call that was answered is not made again; one that was not, or whose
 * answer nobody wrote down, is, under the same `webhook-id`, by which the other side knows it.
 */
export async function callWebhook(task: CallWebhookTask, deps: CallDeps): Promise<Answers> {
  const open = await openEnrollment(task, deps)
  const webhook = webhookIn(task, open)
  const isDone = Object.hasOwn(open.enrollment.done, task.calls)
  const state = isDone ? 'open' : await callAndKeep(task, webhook, open, deps)
  if (Object.keys(webhook.store).length > 0) await look(task, open, deps)
  if (state === 'ended') throw new EnrollmentClosed(`enrollment ${task.enrollmentId} ended by its own call`)
  return { answers: {} }
}

function webhookIn({ calls }: CallWebhookTask, { journey }: OpenEnrollment): Webhook {
  const step = journey.steps[calls]
  if (step?.kind !== 'call') throw new MissingContent(`step ${calls} of ${journey.id} calls nobody`)
  return step.webhook
}

async function callAndKeep(task: CallWebhookTask, webhook: Webhook, open: OpenEnrollment, deps: CallDeps) {
  const outcome = await deps.caller.call(callOf(task, webhook, open, deps))
  if (!mayBeAnsweredLater(outcome)) return keepAnswer(task, webhook, outcome, deps)
  await deps.store.write([calledActivity(task, open, false)])
  const why = outcome.kind === 'unreached' ? outcome.reason : `status ${outcome.status}`
  throw new WebhookUnanswered(`the call of step ${task.calls} was not answered: ${why}`)
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function callOf(
  task: CallWebhookTask,
  webhook: Webhook,
  { contact, record }: OpenEnrollment,
  { signer, clock }: CallDeps,
): Call {
  const { url } = webhook
  const id = callIdOf(task)
  const seconds = Math.floor(clock.now() / 1000)
  const body = JSON.stringify(resolveFields(webhook.body, { contact, trigger: record.trigger.properties }))
  return {
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Waymark',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signer.signCall({ url, id, seconds, body }),
    },
    body,
    why: { journey: task.journey, step: task.calls, enrollmentId: task.enrollmentId },
  }
}

/** What is refused for good would be refused again, and a redirect leads where the author did not write. */
const mayBeAnsweredLater = (outcome: CallOutcome): boolean =>
  outcome.kind === 'unreached' || outcome.status >= 500 || outcome.status === 408 || outcome.status === 429

async function look(task: CallWebhookTask, { contact, record }: OpenEnrollment, { content, clock, queue }: CallDeps) {
  const now = clock.now()
  const hops = hopsAfter(record, now)
  const messages = await lookAgain(contact.contactId, callIdOf(task), { content, now, hops })
  for (const one of messages) await queue.send(one.queue, [one.message])
}
