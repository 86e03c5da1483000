import { type HttpRequest, type HttpResponse, jsonResponse } from '../../shared/contracts/http.ts'
import { completeTaskSchema, requestSource, requests } from '../../shared/contracts/outside-event.ts'
import { emailOf } from '../../shared/domain/contact/contact.ts'
import type { Store } from '../../shared/ports/store.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { leadsOf } from '../../shared/store/entities/leads.ts'
import { findTask, openTasksOf } from '../../shared/store/entities/tasks.ts'
import type { KeptCall } from '../outbox/calls.ts'
import type { Runtime } from '../runtime.ts'
import { settled } from './settled.ts'

/** What journeys ask of people and of other servers: leads, open tasks, calls. `POST /work/done` says that a task is done. */
export async function workRoute(request: HttpRequest, runtime: Runtime): Promise<HttpResponse | undefined> {
  if (request.path === '/work.json') return list(runtime)
  if (request.path !== '/work/done') return undefined
  if (request.method !== 'POST') return jsonResponse(405, { error: 'POST says that a task is done' })
  return finish(request, runtime)
}

const mostShown = 50

async function list({ content, store, calls }: Runtime): Promise<HttpResponse> {
  const teams = teamsIn(content.enterable())
  const leads = await Promise.all(teams.map((team) => leadsOf(store, team, mostShown)))
  const tasks = await Promise.all(teams.map((team) => openTasksOf(store, team, mostShown)))
  return jsonResponse(200, {
    leads: await Promise.all(leads.flat().map((lead) => shown(lead, store))),
    tasks: await Promise.all(tasks.flat().map((task) => shown(task, store))),
    calls: calls.list(mostShown).map(toEntry),
  })
}

/** The teams that journeys speak of. */
function teamsIn(journeys: ReturnType<Runtime['content']['enterable']>): readonly string[] {
  const steps = journeys.flatMap((journey) => Object.values(journey.steps))
  const teams = steps.flatMap((step) => (step.kind === 'act' && 'team' in step.action ? [step.action.team] : []))
  return [...new Set(teams)].sort()
}

/** Work, with times for people and the address of the contact that it is about. */
async function shown<Work extends { readonly contactId: string }>(work: Work, store: Store) {
  const stored = await findContact(store, work.contactId)
  const times = Object.entries(work).map(([name, value]) => [name, timed.has(name) ? iso(value) : value])
  return { ...Object.fromEntries(times), contact: (stored && emailOf(stored.contact)) ?? work.contactId }
}

const timed = new Set(['openedAt', 'due', 'createdAt', 'updatedAt'])
const iso = (value: unknown): string => new Date(Number(value)).toISOString()

const toEntry = ({ id, at, call, isOut, outcome }: KeptCall) => ({
  id,
  at: iso(at),
  url: call.url,
  body: call.body,
  headers: call.headers,
  isOut,
  answer: outcome.kind === 'answered' ? String(outcome.status) : outcome.reason,
  ...call.why,
})

async function finish({ body }: HttpRequest, runtime: Runtime): Promise<HttpResponse> {
  const asked = completeTaskSchema.safeParse(parse(body))
  if (!asked.success) return jsonResponse(400, { error: 'write { "taskId": "…" }, and an "outcome" if you like' })
  if ((await findTask(runtime.store, asked.data.taskId)) === undefined)
    return jsonResponse(404, { error: 'there is no such task' })
  const { bus, clock } = runtime
  const { taskId, outcome } = asked.data
  const detail = { taskId, ...(outcome === undefined ? {} : { outcome }) }
  await bus.put([{ source: requestSource, detailType: requests.completeTask, detail, time: clock.now() }])
  await settled(runtime)
  return jsonResponse(200, { done: taskId })
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}
