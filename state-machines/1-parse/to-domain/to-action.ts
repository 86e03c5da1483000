import type { WrittenFields } from '../../../shared/contracts/journey-file/written-action.ts'
import type { WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import type { Action, Fields, FieldValue, Webhook } from '../../../shared/domain/journey/action.ts'
import { toDuration } from './to-tests.ts'

type WrittenAct = Extract<WrittenStep, { lead: unknown } | { task: unknown } | { emit: unknown } | { enroll: unknown }>

/** What a step does outside of the contact's record, from the way it is written. */
export function toAction(written: WrittenAct): Action {
  if ('lead' in written) return { kind: 'lead', team: written.lead.team, ...noteOf(written.lead) }
  if ('task' in written) {
    const { title, team, due } = written.task
    return {
      kind: 'task',
      title,
      team,
      ...noteOf(written.task),
      ...(due === undefined ? {} : { due: toDuration(due) }),
    }
  }
  if ('emit' in written) {
    const { event, properties } = written.emit
    return { kind: 'emit', event, properties: toFields(properties) }
  }
  const { enroll } = written
  if (typeof enroll === 'string') return { kind: 'enroll', journey: enroll, properties: {} }
  return { kind: 'enroll', journey: enroll.journey, properties: toFields(enroll.properties) }
}

/** A call to somebody else's server, from the way it is written. */
export const toWebhook = ({ webhook }: Extract<WrittenStep, { webhook: unknown }>): Webhook => ({
  url: webhook.url,
  body: toFields(webhook.body),
  store: webhook.store ?? {},
})

const noteOf = ({ note }: { readonly note?: string | undefined }) => (note === undefined ? {} : { note })

const toFields = (written: WrittenFields = {}): Fields =>
  Object.fromEntries(Object.entries(written).map(([name, field]) => [name, toField(field)]))

function toField(written: WrittenFields[string]): FieldValue {
  if (typeof written !== 'object' || written === null) return { kind: 'value', value: written }
  if ('attribute' in written) return { kind: 'attribute', attribute: written.attribute }
  return { kind: 'property', property: written.property }
}
