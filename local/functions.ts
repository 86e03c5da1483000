import { adaptEvent } from '../functions/adapt-events/core.ts'
import { callWebhook } from '../functions/call-webhook/core.ts'
import type { CallDeps } from '../functions/call-webhook/deps.ts'
import type { FunctionName } from '../functions/catalog.ts'
import { type CollectDeps, collectEvents } from '../functions/collect-events/core.ts'
import { type EnrollDeps, enrollContact } from '../functions/enroll-contact/core.ts'
import { makeRounds } from '../functions/make-rounds/core.ts'
import { type ObserveDeps, observeContact } from '../functions/observe-contact/core.ts'
import { processEvent } from '../functions/process-events/core.ts'
import type { ProcessDeps } from '../functions/process-events/deps.ts'
import { type RecordDeps, recordEngagement } from '../functions/record-engagement/core.ts'
import { sendMessage } from '../functions/send-message/core.ts'
import type { SendDeps } from '../functions/send-message/deps.ts'
import { unsubscribe } from '../functions/unsubscribe/core.ts'
import { type UpdateDeps, updateContact } from '../functions/update-contact/core.ts'
import { entryRequestSchema } from '../shared/contracts/entry-request.ts'
import type { HttpRequest, HttpResponse } from '../shared/contracts/http.ts'
import { intakeRecordSchema } from '../shared/contracts/intake-record.ts'
import { outsideSchema } from '../shared/contracts/outside-event.ts'
import { roundSchema } from '../shared/contracts/round.ts'
import { sesEventSchema } from '../shared/contracts/ses-event.ts'
import { callWebhookTaskSchema } from '../shared/contracts/tasks/call-webhook-task.ts'
import { observeContactTaskSchema } from '../shared/contracts/tasks/observe-contact-task.ts'
import { sendMessageTaskSchema } from '../shared/contracts/tasks/send-message-task.ts'
import { updateContactTaskSchema } from '../shared/contracts/tasks/update-contact-task.ts'
import type { QueueName } from '../shared/ports/queue.ts'
import type { TaskFunctions } from './executions/tasks.ts'
import type { Consumer } from './queues/queue-deps.ts'

/** Everything that any function core needs; each takes the part that it names. */
export type FunctionDeps = CollectDeps &
  ProcessDeps &
  EnrollDeps &
  ObserveDeps &
  UpdateDeps &
  CallDeps &
  SendDeps &
  RecordDeps

/** What takes the messages of each queue: the same cores, behind the same contracts, as the Lambdas of those names. */
export const consumers = (deps: FunctionDeps): Readonly<Record<QueueName, Consumer>> => ({
  intake: (body) => processEvent(intakeRecordSchema.parse(body), deps),
  entry: async (body) => {
    await enrollContact(entryRequestSchema.parse(body), deps)
  },
  'send-email': (body) => sendMessage(sendMessageTaskSchema.parse(body), deps),
  engagement: (body) => recordEngagement(sesEventSchema.parse(body), deps),
  rounds: (body) => makeRounds(roundSchema.parse(body), deps),
  outside: async (body) => {
    await adaptEvent(outsideSchema.parse(body), deps)
  },
})

/** The functions that state machines call. */
export const taskFunctions = (deps: FunctionDeps): TaskFunctions => ({
  'observe-contact': (payload) => observeContact(observeContactTaskSchema.parse(payload), deps),
  'call-webhook': (payload) => callWebhook(callWebhookTaskSchema.parse(payload), deps),
  'update-contact': (payload) => updateContact(updateContactTaskSchema.parse(payload), deps),
})

/** Which function a path belongs to, as the routes of the catalog say. */
export function functionFor(path: string): Extract<FunctionName, 'collect-events' | 'unsubscribe'> | undefined {
  if (path.startsWith('/unsubscribe/')) return 'unsubscribe'
  if (path.startsWith('/v1/') || path.startsWith('/beacon/') || path.startsWith('/sourceConfig'))
    return 'collect-events'
  return undefined
}

/** Answers a request; undefined where no function has its path. */
export async function handleRequest(request: HttpRequest, deps: FunctionDeps): Promise<HttpResponse | undefined> {
  const name = functionFor(request.path)
  if (name === 'collect-events') return collectEvents(request, deps)
  return name === 'unsubscribe' ? unsubscribe(request, deps) : undefined
}
