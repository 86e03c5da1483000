import type * as z from 'zod'
import { type CompiledJourney, compiledJourneySchema } from '../contracts/content/compiled-journey.ts'
import { type ContentIndex, contentIndexSchema } from '../contracts/content/content-index.ts'
import { contentKeys } from '../contracts/content/content-keys.ts'
import { type PublishedMessage, publishedMessageSchema } from '../contracts/content/published-message.ts'
import { type Segments, segmentsSchema } from '../contracts/content/segments.ts'
import { type Settings, settingsSchema } from '../contracts/content/settings-file.ts'
import type { World } from '../domain/condition/condition.ts'
import { usualWarmth } from '../domain/contact/warmth.ts'
import type { Json } from '../domain/json.ts'
import { parseDuration } from '../domain/time/duration.ts'
import type { Clock } from '../ports/clock.ts'
import type { ContentSource } from '../ports/content-source.ts'

/** What is published: settings, the current journeys, any version of a journey, any message. */
export type PublishedContent = {
  settings(): Promise<Settings>
  index(): Promise<ContentIndex>
  /** A version of a journey; undefined where it was never published. */
  journey(id: string, version: string): Promise<CompiledJourney | undefined>
  message(id: string): Promise<PublishedMessage | undefined>
  segments(): Promise<Segments>
  /** What conditions may speak of beside the contact. */
  world(): Promise<World>
  /** Reads everything afresh from now on: something was published here. */
  forget(): void
}

/** How long a corrected text may take to reach the next message. */
const freshMilliseconds = 30_000

/** Reads published content; versions are remembered for good, everything else for half a minute. */
export function publishedContent(source: ContentSource, clock: Clock, fresh = freshMilliseconds): PublishedContent {
  const remembered = new Map<string, { readonly value: unknown; readonly until: number }>()
  async function read<T>(key: string, schema: z.ZodType<T>, keep: number): Promise<T | undefined> {
    const known = remembered.get(key)
    // Only what this very schema has let in is remembered under the key.
    if (known !== undefined && clock.now() < known.until) return known.value as T
    const json: Json | undefined = await source.read(key)
    if (json === undefined) return undefined
    const value = schema.parse(json)
    remembered.set(key, { value, until: clock.now() + keep })
    return value
  }
  const readSettings = async () =>
    required(await read(contentKeys.settings, settingsSchema, fresh), contentKeys.settings)
  const readSegments = async () =>
    (await read(contentKeys.segments, segmentsSchema as z.ZodType<Segments>, fresh)) ?? {}
  return {
    settings: readSettings,
    index: async () => (await read(contentKeys.index, contentIndexSchema, fresh)) ?? { journeys: {} },
    journey: (id, version) => read(contentKeys.journey(id, version), compiledJourneySchema, Number.POSITIVE_INFINITY),
    segments: readSegments,
    world: async () => worldOf(await readSettings(), await readSegments()),
    message: (id) => read(contentKeys.message(id), publishedMessageSchema, fresh),
    forget: () => remembered.clear(),
  }
}

/** The segments and what is called warm, as conditions ask for them. */
export const worldOf = ({ warmth }: Pick<Settings, 'warmth'>, segments: Segments): World => ({
  segments: Object.fromEntries(Object.entries(segments).map(([id, { condition }]) => [id, condition])),
  warmth: warmth
    ? { hot: parseDuration(warmth.hot) ?? usualWarmth.hot, warm: parseDuration(warmth.warm) ?? usualWarmth.warm }
    : usualWarmth,
})

/** Content that must be there is not: the deployment is incomplete. */
export class MissingContent extends Error {
  override readonly name = 'MissingContent'
}

function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new MissingContent(`nothing is published under ${key}`)
  return value
}
