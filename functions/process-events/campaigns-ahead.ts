import { type Contact, timeZoneOf } from '../../shared/domain/contact/contact.ts'
import type { When } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { mostAhead, mostBehind, scheduledBetween } from '../../shared/domain/journey/schedule.ts'
import { instantOfWallTime } from '../../shared/domain/time/local-time.ts'
import type { Due } from '../../shared/store/by-time/dues.ts'
import { triggersOf } from '../../shared/store/placed-triggers.ts'
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
  const schedules = await triggersOf('schedule', content)
  return schedules
    .flatMap(({ journey, trigger, one: { schedule } }) =>
      scheduledBetween(schedule, now - mostBehind, now + mostAhead + slack).map((reading): Due => {
        const purpose = { kind: 'schedule', journey, trigger, reading } as const
        return { contactId, at: instantOfWallTime(zone, reading), purpose }
      }),
    )
    .filter(({ at }) => at > now)
}
