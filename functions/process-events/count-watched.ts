import type { ContentIndex } from '../../shared/contracts/content/content-index.ts'
import type { Segments } from '../../shared/contracts/content/segments.ts'
import { countOccurrence, isWatched, type Watch } from '../../shared/domain/condition/watch.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { type JsonObject, own } from '../../shared/domain/json.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** A contact with an event counted wherever somebody asks for it, and the watches that it counted for. */
export async function countWatched(
  contact: Contact,
  event: { readonly name: string; readonly properties: JsonObject; readonly at: number },
  content: PublishedContent,
): Promise<{ readonly contact: Contact; readonly watches: readonly string[] }> {
  const watches = [...(await watchesFor(contact, content))].filter((watch) => isWatched(watch, event))
  if (watches.length === 0) return { contact, watches: [] }
  const counted = watches.map(({ id, keep }) => [id, countOccurrence(contact.history[id], event.at, keep)] as const)
  return {
    contact: { ...contact, history: { ...contact.history, ...Object.fromEntries(counted) } },
    watches: watches.map(({ id }) => id),
  }
}

/** All that must be counted for a contact: for the segments, the current journeys, and the versions they are in. */
async function watchesFor(contact: Contact, content: PublishedContent): Promise<Iterable<Watch>> {
  const index = await content.index()
  const current = await currentWatches(index, content)
  const older = Object.values(contact.enrollments).filter(
    ({ journey, version }) => own(index.journeys, journey)?.version !== version,
  )
  if (older.length === 0) return current.values()
  const watches = new Map(current)
  for (const { journey, version } of older) addAll(watches, (await content.journey(journey, version))?.watches)
  return watches.values()
}

type Watches = Map<string, Watch>

/** What is counted for everybody, by the table of contents and the segments: they are the same until something is published. */
const known = new WeakMap<ContentIndex, { readonly segments: Segments; readonly watches: Watches }>()

async function currentWatches(index: ContentIndex, content: PublishedContent): Promise<Watches> {
  const segments = await content.segments()
  const before = known.get(index)
  if (before?.segments === segments) return before.watches
  const watches: Watches = new Map()
  for (const segment of Object.values(segments)) addAll(watches, segment.watches)
  for (const [journey, { version }] of Object.entries(index.journeys)) {
    addAll(watches, (await content.journey(journey, version))?.watches)
  }
  known.set(index, { segments, watches })
  return watches
}

/** Of two who ask for the same, the greedier is heard. */
function addAll(watches: Watches, more: readonly Watch[] = []): void {
  for (const watch of more) {
    const before = watches.get(watch.id)
    if (before === undefined || before.keep < watch.keep) watches.set(watch.id, watch)
  }
}
