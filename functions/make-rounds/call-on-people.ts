import type { Round } from '../../shared/contracts/round.ts'
import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { instantOfWallTime } from '../../shared/domain/time/local-time.ts'
import { readPeople } from '../../shared/store/by-time/people.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import type { RoundDeps, Worked } from './deps.ts'
import { scheduleEntry } from './entries.ts'

type Call = Extract<Round, { kind: 'look' | 'schedule' }>
type Schedule = Extract<Round, { kind: 'schedule' }>

/** Calls on a page of all contacts: to look at each again, or to let each in at their own time. */
export async function callOnPeople(call: Call, limit: number, deps: RoundDeps): Promise<Worked> {
  const { contactIds, next } = await readPeople(deps.store, call.shard, { after: call.after, limit })
  const nothing: Worked = { entries: [], looks: [], dues: [], done: [], next }
  if (call.kind === 'look') return { ...nothing, looks: contactIds.map((id) => lookAt(id, call.since, deps)) }
  const called = await Promise.all(contactIds.map((contactId) => letIn(contactId, call, deps)))
  return {
    ...nothing,
    entries: called.flatMap(({ entry }) => entry ?? []),
    dues: called.flatMap(({ due }) => due ?? []),
  }
}

const lookAt = (contactId: string, since: number, { clock }: RoundDeps): Worked['looks'][number] => {
  const now = clock.now()
  return { kind: 'look', messageId: `look-${since}-${contactId}`, occurredAt: now, receivedAt: now, contactId }
}

type Called = { readonly entry?: Worked['entries'][number] | undefined; readonly due?: Worked['dues'][number] }

/** Now where the contact's clock shows it already, else when it will; not where it did before the schedule was there. */
async function letIn(
  contactId: string,
  { journey, trigger, reading, from }: Schedule,
  deps: RoundDeps,
): Promise<Called> {
  const stored = await findContact(deps.store, contactId)
  if (stored === undefined || stored.contact.contactId !== contactId) return {}
  const now = deps.clock.now()
  const zone = zoneOf(timeZoneOf(stored.contact), await deps.content.settings(), now)
  const at = instantOfWallTime(zone, reading)
  if (at < from) return {}
  if (at > now) return { due: { contactId, at, purpose: { kind: 'schedule', journey, trigger, reading } } }
  return { entry: await scheduleEntry({ journey, trigger, reading, at }, stored, deps) }
}
