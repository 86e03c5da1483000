import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { instantOfWallTime } from '../../shared/domain/time/local-time.ts'
import type { StoredContact } from '../../shared/store/entities/contacts.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import type { RoundDeps, Worked } from './deps.ts'
import { scheduleEntry } from './entries.ts'

/** A reading of a contact's clock that a schedule names, called `now`. Who had it before `from` is not called any more. */
export type Calling = {
  readonly journey: string
  readonly trigger: number
  readonly reading: number
  readonly from: number
  readonly now: number
}

/** What came of calling on one contact: they are let in, or it is due later. */
export type Called = {
  readonly entry?: Worked['entries'][number] | undefined
  readonly due?: Worked['dues'][number]
}

/** Calls on a contact by the clock that they have now: at once where it shows the reading already, else when it will. */
export async function callOn(
  stored: StoredContact | undefined,
  contactId: string,
  { journey, trigger, reading, from, now }: Calling,
  deps: RoundDeps,
): Promise<Called> {
  if (stored === undefined || stored.contact.contactId !== contactId) return {}
  const zone = zoneOf(timeZoneOf(stored.contact), await deps.content.settings(), now)
  const at = instantOfWallTime(zone, reading)
  if (at < from) return {}
  if (at > now) return { due: { contactId, at, purpose: { kind: 'schedule', journey, trigger, reading } } }
  return { entry: await scheduleEntry({ journey, trigger, reading, at }, stored, deps) }
}
