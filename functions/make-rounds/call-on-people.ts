import type { Round } from '../../shared/contracts/round.ts'
import { readPeople } from '../../shared/store/by-time/people.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { callOn } from './call-on.ts'
import type { RoundDeps, Worked } from './deps.ts'

type Call = Extract<Round, { kind: 'look' | 'schedule' }>

/** Calls on a page of all contacts: to look at each again, or to let each in at their own time. */
export async function callOnPeople(call: Call, limit: number, deps: RoundDeps): Promise<Worked> {
  const { contactIds, next } = await readPeople(deps.store, call.shard, { after: call.after, limit })
  const nothing: Worked = { entries: [], looks: [], dues: [], done: [], next }
  if (call.kind === 'look') return { ...nothing, looks: contactIds.map((id) => lookAt(id, call.since, deps)) }
  const calling = { ...call, now: deps.clock.now() }
  const called = await Promise.all(
    contactIds.map(async (contactId) => callOn(await findContact(deps.store, contactId), contactId, calling, deps)),
  )
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
