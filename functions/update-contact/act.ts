import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { enrolled, leadHandedOver, taskOpened } from '../../shared/domain/contact/contact-event.ts'
import { hopsAfter, hopsIn } from '../../shared/domain/enrollment/hops.ts'
import type { Action } from '../../shared/domain/journey/action.ts'
import { mainScore } from '../../shared/domain/journey/journey.ts'
import { resolveFields } from '../../shared/domain/journey/resolve-fields.ts'
import { via } from '../../shared/domain/journey/trigger.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { addDuration } from '../../shared/domain/time/local-time.ts'
import type { Change, Store } from '../../shared/ports/store.ts'
import { askedAgain, findLead, putLead } from '../../shared/store/entities/leads.ts'
import type { Outgoing } from '../../shared/store/entities/left-to-do.ts'
import { openTask, type Task, taskIdOf } from '../../shared/store/entities/tasks.ts'
import type { OpenEnrollment } from '../../shared/store/open-enrollment.ts'

/** Who acts: a step of an enrollment, on the contact as the steps before have made them. */
export type Acting = { readonly step: string; readonly open: OpenEnrollment; readonly contact: Contact }

/** What an action writes, what is queued once it is written, and how the timeline tells it. */
export type Acted = {
  readonly changes: readonly Change[]
  readonly messages: readonly Outgoing[]
  readonly what: string
}

/** Does an action. Each event and entry that it brings about has an id of enrollment and step, and so comes once. */
export async function act(action: Action, acting: Acting, store: Store): Promise<Acted> {
  switch (action.kind) {
    case 'lead':
      return handOver(action, acting, store)
    case 'task':
      return ask(action, acting)
    case 'emit':
      return {
        changes: [],
        messages: [eventOf(action.event, resolve(action.properties, acting), acting)],
        what: `emit ${action.event}`,
      }
    case 'enroll':
      return { changes: [], messages: [entryOf(action, acting)], what: `enroll in ${action.journey}` }
  }
}

type ActionOf<Kind extends Action['kind']> = Extract<Action, { readonly kind: Kind }>

async function handOver({ team, note }: ActionOf<'lead'>, acting: Acting, store: Store): Promise<Acted> {
  const { step, contact, open } = acting
  const { contactId, stage, scores } = contact
  const { enrollmentId, journey } = open.record
  const before = await findLead(store, team, contactId)
  const asked = { at: open.now, journey, step, enrollmentId, ...(note === undefined ? {} : { note }) }
  const lead = askedAgain(before, asked, { team, contactId, stage, score: scores[mainScore] ?? 0 })
  const properties = { team, isNew: before === undefined, journey, step }
  return {
    changes: [putLead(lead, before)],
    messages: [eventOf(leadHandedOver, properties, acting)],
    what: `lead for ${team}`,
  }
}

function ask({ title, team, note, due }: ActionOf<'task'>, acting: Acting): Acted {
  const { step, contact, open } = acting
  const { enrollmentId, journey } = open.record
  const task: Task = {
    taskId: taskIdOf(enrollmentId, step),
    contactId: contact.contactId,
    enrollmentId,
    journey,
    step,
    title,
    team,
    ...(note === undefined ? {} : { note }),
    openedAt: open.now,
    ...(due === undefined ? {} : { due: addDuration(open.zone, open.now, due) }),
    state: 'open',
  }
  const properties = { journey, step, team, title }
  return {
    changes: openTask(task),
    messages: [eventOf(taskOpened, properties, acting)],
    what: `task for ${team}: ${title}`,
  }
}

const resolve = (fields: ActionOf<'emit'>['properties'], { contact, open }: Acting): JsonObject =>
  resolveFields(fields, { contact, trigger: open.record.trigger.properties })

const idOf = ({ step, open }: Acting): string => `${open.record.enrollmentId}:${step}`

function eventOf(name: string, properties: JsonObject, acting: Acting): Outgoing {
  const { contactId } = acting.contact
  const { now } = acting.open
  const body: IntakeRecord = {
    kind: 'event',
    messageId: idOf(acting),
    occurredAt: now,
    receivedAt: now,
    contactId,
    via: via.journeys,
    origin: 'server',
    name,
    properties: mutable(properties),
    ...hopsIn({ hops: hopsAfter(acting.open.record, now) }),
  }
  return { queue: 'intake', message: { body, group: contactId, id: body.messageId } }
}

function entryOf({ journey, properties }: ActionOf<'enroll'>, acting: Acting): Outgoing {
  const body: EntryRequest = {
    journey,
    event: {
      eventId: idOf(acting),
      contactId: acting.contact.contactId,
      name: enrolled,
      occurredAt: acting.open.now,
      properties: mutable(resolve(properties, acting)),
      via: via.enroll(journey),
      ...hopsIn({ hops: hopsAfter(acting.open.record, acting.open.now) }),
    },
  }
  return { queue: 'entry', message: { body } }
}

// The contracts' inferred types have mutable lists; nobody behind a queue changes one.
const mutable = (value: JsonObject) => value as EntryRequest['event']['properties']
