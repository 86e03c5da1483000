import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { readTimeline } from '../../shared/store/entities/activities.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import type { AnswerDeps } from './answer-deps.ts'

/** How this machine is doing, and everything that is known of one contact. */
export async function statusRoute(request: HttpRequest, deps: AnswerDeps): Promise<HttpResponse | undefined> {
  if (request.path === '/status.json') return status(deps)
  const contactId = /^\/contacts\/([a-z0-9]{1,64})\.json$/.exec(request.path)?.[1]
  return contactId === undefined ? undefined : contact(contactId, deps)
}

const mostShown = 50

function status({ runtime, publication }: AnswerDeps): HttpResponse {
  const { clock, outbox, queues, runner, content } = runtime
  return jsonResponse(200, {
    now: new Date(clock.now()).toISOString(),
    mails: outbox.count(),
    enrollments: runner.running(),
    messagesWaiting: queues.waiting(),
    journeys: content.enterable().map(({ id, name, version }) => ({ id, name, version })),
    mistakes: publication.current?.diagnostics ?? [],
    deadLetters: queues
      .deadLetters(mostShown)
      .map(({ queue, at, reason }) => ({ queue, at: new Date(at).toISOString(), reason })),
    failed: runner.failed(mostShown),
  })
}

async function contact(contactId: string, { runtime }: AnswerDeps): Promise<HttpResponse> {
  const stored = await findContact(runtime.store, contactId)
  if (stored === undefined) return jsonResponse(404, { error: 'there is no such contact' })
  const { activities } = await readTimeline(runtime.store, stored.contact.contactId)
  return jsonResponse(200, { contact: stored.contact, timeline: activities })
}
