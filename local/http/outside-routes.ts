import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { startedBy } from '../../functions/adapt-events/answer-request.ts'
import { enrollmentIdFor } from '../../functions/enroll-contact/enrollment-id.ts'
import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { requestSource, requests, startJourneySchema } from '../../shared/contracts/outside-event.ts'
import { normalEmail } from '../../shared/domain/contact/contact.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { findDecidedEntry } from '../../shared/store/entities/enrollments.ts'
import { contactIdOf } from '../../shared/store/entities/identities.ts'
import type { Runtime } from '../runtime.ts'

/** What other systems do on AWS, for this machine only: put an event on any bus, and let somebody into a journey. */
export async function outsideRoute(request: HttpRequest, runtime: Runtime): Promise<HttpResponse | undefined> {
  if (request.path !== '/_local/events' && request.path !== '/_local/enroll') return undefined
  if (request.method !== 'POST') return jsonResponse(405, { error: 'only POST does something here' })
  const body = readJson(request.body)
  return request.path === '/_local/events' ? putEvent(body, runtime) : enroll(body, runtime)
}

const eventSchema = z.strictObject({
  bus: z.string().min(1).default('default'),
  source: z.string().min(1),
  'detail-type': z.string().min(1),
  detail: z.record(z.string(), z.json()),
  id: z.string().min(1).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
})

async function putEvent(body: unknown, { bus, clock, inFlight }: Runtime): Promise<HttpResponse> {
  const wanted = eventSchema.safeParse(body)
  if (!wanted.success) return refused('write { "bus", "source", "detail-type", "detail" }, as EventBridge delivers it')
  const { bus: name, id = randomUUID(), time = new Date(clock.now()).toISOString(), ...event } = wanted.data
  const whole = { version: '0', account: '000000000000', region: 'local', resources: [], id, time, ...event }
  await bus.putOn(name, whole)
  await inFlight.idle()
  return jsonResponse(200, { id })
}

const enrollSchema = startJourneySchema.omit({ requestId: true, contactId: true })

/** Asks as anybody may ask on our bus, and tells what was decided. */
async function enroll(body: unknown, { bus, clock, inFlight, store, content }: Runtime): Promise<HttpResponse> {
  const wanted = enrollSchema.safeParse(body)
  if (!wanted.success) return refused('write { "journey", "userId" or "email", "properties" }')
  const { journey, userId, email, properties = {} } = wanted.data
  const entered = content.enterable().find(({ id }) => id === journey)
  if (entered === undefined) return refused(`there is no journey \`${journey}\` that is running`, 404)
  if (entered.triggers.some(({ kind }) => kind === 'manual') !== true) {
    return refused(`\`${journey}\` has no trigger \`manual\``)
  }
  const identity =
    userId === undefined
      ? ({ kind: 'email', id: normalEmail(email ?? '') } as const)
      : ({ kind: 'user', id: userId } as const)
  const known = await contactIdOf(store, identity)
  const contactId = known === undefined ? undefined : (await findContact(store, known))?.contact.contactId
  if (contactId === undefined) return refused('nobody is known by this id or address', 404)
  const requestId = randomUUID()
  const detail = { journey, requestId, contactId, properties }
  await bus.put([{ source: requestSource, detailType: requests.startJourney, detail, time: clock.now() }])
  await inFlight.idle()
  const event = { eventId: startedBy(requestId), contactId, name: '', occurredAt: 0, properties: {} }
  const decided = await findDecidedEntry(store, enrollmentIdFor({ journey, event }))
  if (decided === undefined) return jsonResponse(202, { kind: 'on-its-way' })
  if (decided.kind === 'refused') return jsonResponse(200, decided)
  return jsonResponse(200, { kind: 'entered', enrollmentId: decided.record.enrollmentId })
}

const refused = (error: string, status = 400): HttpResponse => jsonResponse(status, { error })

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}
