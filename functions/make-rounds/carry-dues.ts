import { hash } from 'node:crypto'
import type { Round } from '../../shared/contracts/round.ts'
import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { nameOfDue } from '../../shared/domain/contact/due.ts'
import { nextOccurrence } from '../../shared/domain/contact/next-occurrence.ts'
import { own } from '../../shared/domain/json.ts'
import { type Due, readDues } from '../../shared/store/by-time/dues.ts'
import { findContact, type StoredContact } from '../../shared/store/entities/contacts.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import { callOn } from './call-on.ts'
import { currentTrigger } from './current-trigger.ts'
import type { RoundDeps, Worked } from './deps.ts'
import { dateEntry } from './entries.ts'

/** Carries out what is due in a minute: dates let in and are set anew by a look, schedules let in, and looks look. */
export async function carryDues(
  { minute, shard, after }: Extract<Round, { kind: 'dues' }>,
  limit: number,
  deps: RoundDeps,
): Promise<Worked> {
  const { dues, next } = await readDues(deps.store, { minute, shard, after, limit })
  const carried = await Promise.all(dues.map((due) => carry(due, deps)))
  return {
    entries: carried.flatMap(({ entry }) => entry ?? []),
    looks: carried.flatMap(({ look }) => look ?? []),
    dues: carried.flatMap((one) => one.due ?? []),
    done: carried.flatMap(({ done }) => done ?? []),
    next,
  }
}

type Carried = {
  readonly entry?: Worked['entries'][number] | undefined
  readonly look?: Worked['looks'][number]
  /** The same, at another time: the contact has moved to another time zone. */
  readonly due?: Due
  readonly done?: Due
}

/** A contact that has become part of another has dues no more: the other has their own. */
async function carry(due: Due, deps: RoundDeps): Promise<Carried> {
  const stored = await findContact(deps.store, due.contactId)
  const isThere = stored !== undefined && stored.contact.contactId === due.contactId
  if (due.purpose.kind === 'schedule') {
    // By the clock of `keep-time` it is due: by one that is a little behind, it would be put off to its own place and deleted.
    const calling = { ...due.purpose, from: 0, now: Math.max(deps.clock.now(), due.at) }
    return { ...(await callOn(stored, due.contactId, calling, deps)), done: due }
  }
  const name = nameOfDue(due.purpose)
  // It was set anew, or carried out before: whoever set it has taken the item away.
  if (!isThere || own(stored.contact.dues ?? {}, name) !== due.at) return {}
  const now = deps.clock.now()
  const entry = due.purpose.kind === 'date' ? await dateIfStill(due, stored, deps) : undefined
  const look = {
    kind: 'look',
    messageId: `due-${hash('sha256', JSON.stringify([due.contactId, name, due.at])).slice(0, 32)}`,
    occurredAt: now,
    receivedAt: now,
    contactId: due.contactId,
    done: { name, at: due.at },
  } as const
  return { entry, look }
}

/** Journeys may have changed since the date was planned: it counts if it would be planned for the same moment today. */
async function dateIfStill(due: Due, { contact }: StoredContact, { content }: RoundDeps) {
  if (due.purpose.kind !== 'date') return undefined
  const trigger = await currentTrigger(due.purpose, content)
  if (trigger?.kind !== 'date') return undefined
  const zone = zoneOf(timeZoneOf(contact), await content.settings(), due.at)
  const isStill = nextOccurrence(contact, trigger, { now: due.at - 1, zone }) === due.at
  return isStill ? dateEntry({ ...due.purpose, at: due.at, zone }, trigger.attribute, contact.contactId) : undefined
}
