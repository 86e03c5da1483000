import type { ContentIndex } from '../contracts/content/content-index.ts'
import type { Trigger } from '../domain/journey/trigger.ts'
import type { PublishedContent } from './published-content.ts'

/** A trigger of a journey that can be entered, and its place among the triggers of that journey. */
export type PlacedTrigger<One extends Trigger = Trigger> = {
  readonly journey: string
  readonly trigger: number
  readonly one: One
}

/** The triggers of one kind in all journeys that can be entered. */
export async function triggersOf<Kind extends Trigger['kind']>(
  kind: Kind,
  content: PublishedContent,
): Promise<readonly PlacedTrigger<Extract<Trigger, { readonly kind: Kind }>>[]> {
  const placed = (await placedTriggers(content)).get(kind) ?? []
  // They lie by their kind, which the type checker cannot follow.
  return placed as unknown as readonly PlacedTrigger<Extract<Trigger, { readonly kind: Kind }>>[]
}

/** All triggers by their kind, for each table of contents: it is the same until something is published. */
const known = new WeakMap<ContentIndex, ReadonlyMap<Trigger['kind'], readonly PlacedTrigger[]>>()

async function placedTriggers(
  content: PublishedContent,
): Promise<ReadonlyMap<Trigger['kind'], readonly PlacedTrigger[]>> {
  const index = await content.index()
  const before = known.get(index)
  if (before !== undefined) return before
  const found: PlacedTrigger[] = []
  for (const [journey, { version }] of Object.entries(index.journeys)) {
    const triggers = (await content.journey(journey, version))?.triggers ?? []
    found.push(...triggers.map((one, trigger) => ({ journey, trigger, one })))
  }
  const byKind = Map.groupBy(found, ({ one }) => one.kind)
  known.set(index, byKind)
  return byKind
}
