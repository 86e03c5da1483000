import type { Stage } from '../../domain/contact/stage.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { keys } from './keys.ts'

/** A contact whom a team should take care of; one for each contact and team, however often journeys ask. */
export type Lead = {
  readonly team: string
  readonly contactId: string
  /** The person of the team who has it; nobody, as long as nobody was chosen. */
  readonly owner?: string
  readonly note?: string
  readonly stage?: Stage
  /** The contact's main score when the team was last asked. */
  readonly score: number
  readonly journey: string
  readonly enrollmentId: string
  readonly createdAt: number
  readonly updatedAt: number
  /** Who asked for it and when, the latest last. */
  readonly history: readonly Asked[]
  readonly revision: number
}

/** A step that handed a contact to a team. */
export type Asked = {
  readonly at: number
  readonly journey: string
  readonly step: string
  readonly enrollmentId: string
  readonly note?: string
}

/** How many times of asking a lead remembers. */
const mostAsked = 50

/** The lead of a contact at a team. */
export async function findLead(store: Store, team: string, contactId: string): Promise<Lead | undefined> {
  const item = await store.get(keys.lead(team, contactId))
  // Leads are written by `putLead` alone.
  return item?.value as unknown as Lead | undefined
}

/** A lead after a step has asked for it: what the team had chosen stays. */
export const askedAgain = (
  before: Lead | undefined,
  asked: Asked,
  now: Pick<Lead, 'team' | 'contactId' | 'score'> & { readonly stage?: Stage | undefined },
): Lead => ({
  ...before,
  team: now.team,
  contactId: now.contactId,
  score: now.score,
  ...(now.stage === undefined ? {} : { stage: now.stage }),
  ...(asked.note === undefined ? {} : { note: asked.note }),
  journey: asked.journey,
  enrollmentId: asked.enrollmentId,
  createdAt: before?.createdAt ?? asked.at,
  updatedAt: asked.at,
  history: [...(before?.history ?? []), asked].slice(-mostAsked),
  revision: (before?.revision ?? 0) + 1,
})

/** Writes a lead, if it is still as it was read. Undefined: it must be new. */
export const putLead = (lead: Lead, before: Lead | undefined): Change => ({
  kind: 'put',
  item: { key: keys.lead(lead.team, lead.contactId), value: lead as unknown as JsonObject },
  when: before === undefined ? { kind: 'absent' } : { kind: 'field-is', field: 'revision', value: before.revision },
})

/** The leads of a team, as many as one look shows. */
export async function leadsOf(store: Store, team: string, limit: number): Promise<readonly Lead[]> {
  const { items } = await store.query({ table: 'contacts', pk: keys.lead(team, '').pk, limit })
  return items.map(({ value }) => value as unknown as Lead)
}
