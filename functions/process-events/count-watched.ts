import { countOccurrence, isWatched, type Watch } from '../../shared/domain/condition/watch.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** A contact with an event counted wherever somebody asks for it, and the watches that it counted for. */
export async function countWatched(
  contact: Contact,
  event: { readonly name: string; readonly properties: JsonObject; readonly at: number },
  content: PublishedContent,
): Promise<{ readonly contact: Contact; readonly watches: readonly string[] }> {
  const watches = (await watchesFor(contact, content)).filter((watch) => isWatched(watch, event))
  if (watches.length === 0) return { contact, watches: [] }
  const counted = watches.map(({ id, keep }) => [id, countOccurrence(contact.history[id], event.at, keep)] as const)
  return {
    contact: { ...contact, history: { ...contact.history, ...Object.fromEntries(counted) } },
    watches: watches.map(({ id }) => id),
  }
}

/** All that must be counted for a contact: for the segments, the current journeys, and the versions they are in. */
async function watchesFor(contact: Contact, content: PublishedContent): Promise<readonly Watch[]> {
  const { journeys } = await content.index()
  const current = Object.entries(journeys).map(([journey, { version }]) => ({ journey, version }))
  const wanted = new Map(
    [...current, ...Object.values(contact.enrollments)].map((one) => [`${one.journey} ${one.version}`, one]),
  )
  const watches = new Map<string, Watch>()
  const add = (watch: Watch): void => {
    const known = watches.get(watch.id)
    if (known === undefined || known.keep < watch.keep) watches.set(watch.id, watch)
  }
  for (const segment of Object.values(await content.segments())) for (const watch of segment.watches) add(watch)
  for (const { journey, version } of wanted.values()) {
    for (const watch of (await content.journey(journey, version))?.watches ?? []) add(watch)
  }
  return [...watches.values()]
}
