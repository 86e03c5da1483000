import { type Contact, timeZoneOf } from '../../shared/domain/contact/contact.ts'
import type { When } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { mostAhead, mostBehind, scheduledBetween } from '../../shared/domain/journey/schedule.ts'
import { instantOfWallTime } from '../../shared/domain/time/local-time.ts'
import type { Due } from '../../shared/store/by-time/dues.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'
import type { Person } from './find-person.ts'

/** The directory may be gone through so long after its page was read: whoever came meanwhile has missed it. */
const slack = 3_600_000

/**
 * The campaigns of the next hours that go through the directory of contacts without meeting this one, for who came or
 * moved to another time zone since they began to. That the directory names the same again does no harm: an entry has an
 * id of the contact and the reading of their clock.
 */
export async function campaignsAhead(
  { contact: before, revision }: Person,
  contact: Contact,
  { now, zone }: When,
  content: PublishedContent,
): Promise<readonly Due[]> {
  if (revision !== undefined && timeZoneOf(before) === timeZoneOf(contact)) return []
  const { contactId } = contact
  const dues: Due[] = []
  for (const [journey, { version }] of Object.entries((await content.index()).journeys)) {
    const triggers = (await content.journey(journey, version))?.triggers ?? []
    for (const [trigger, one] of triggers.entries()) {
      if (one.kind !== 'schedule') continue
      for (const reading of scheduledBetween(one.schedule, now - mostBehind, now + mostAhead + slack)) {
        const at = instantOfWallTime(zone, reading)
        if (at > now) dues.push({ contactId, at, purpose: { kind: 'schedule', journey, trigger, reading } })
      }
    }
  }
  return dues
}
