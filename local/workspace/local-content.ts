import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { contentKeys } from '../../shared/contracts/content/content-keys.ts'
import type { Segments } from '../../shared/contracts/content/segments.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { ContentSource } from '../../shared/ports/content-source.ts'
import { type PublishedContent, publishedContent } from '../../shared/store/published-content.ts'
import type { Journal } from '../../shared/store/sqlite/journal.ts'
import { asksForDeliveries } from '../outbox/asks-for-deliveries.ts'
import { loadMachine, type Machine } from '../step-functions/machine.ts'
import type { Publishable } from './compiled-files.ts'

/** What is published on one machine: content for the functions, machines for the runner. */
export type LocalContent = {
  readonly content: PublishedContent
  /**
   * Publishes a workspace; answers the ids of the journeys that are new or changed. Old versions stay for those inside.
   * Journeys that are not in it can be entered no longer, but for those in `unchanged`: their files have a mistake.
   */
  publish(workspace: Publishable, unchanged?: readonly string[]): readonly string[]
  machineFor(journey: string): { readonly key: string; readonly machine: Machine }
  machine(key: string): Machine
  /** The journeys that can be entered. */
  enterable(): readonly CompiledJourney[]
  /** Whether anything here, in any version that somebody may be inside of, comes otherwise by a delivery being told. */
  asksForDeliveries(): boolean
}

/** An execution speaks of a machine that was never published here. */
export class UnknownMachine extends Error {
  override readonly name = 'UnknownMachine'
}

/** Content in the journal, like in a bucket: under the same keys. */
export function localContent(journal: Journal, clock: Clock): LocalContent {
  journal.write(() =>
    journal.prepare('CREATE TABLE IF NOT EXISTS content (key TEXT PRIMARY KEY, json TEXT NOT NULL)').run(),
  )
  const select = journal.prepare('SELECT json FROM content WHERE key = ?')
  const upsert = journal.prepare(
    'INSERT INTO content (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json',
  )
  const find = (key: string): unknown => {
    const row = select.get(key)
    return row && JSON.parse(String(row['json']))
  }
  const source: ContentSource = { read: async (key) => find(key) as Awaited<ReturnType<ContentSource['read']>> }
  const content = publishedContent(source, clock, Number.POSITIVE_INFINITY)
  const versions = (): Readonly<Record<string, { readonly version: string }>> =>
    (find(contentKeys.index) as { journeys: Record<string, { version: string }> } | undefined)?.journeys ?? {}
  let current = versions()
  const deliveries = askedDeliveries(journal, find)
  const machine = machines((key) => find(machineKey(key)))

  return {
    content,
    machine,
    machineFor: (journey) => {
      const key = `${journey}@${current[journey]?.version}`
      return { key, machine: machine(key) }
    },
    enterable: () =>
      Object.entries(current).flatMap(([id, { version }]) => {
        const journey = find(contentKeys.journey(id, version)) as CompiledJourney | undefined
        return journey === undefined ? [] : [journey]
      }),
    asksForDeliveries: deliveries.areAsked,
    publish(workspace, unchanged = []) {
      const before = current
      const kept = Object.fromEntries(Object.entries(before).filter(([id]) => unchanged.includes(id)))
      journal.write(() => {
        for (const [key, value] of rows(workspace, kept)) upsert.run(key, JSON.stringify(value))
      })
      content.forget()
      deliveries.forget()
      current = versions()
      return workspace.journeys.flatMap(({ journey }) =>
        before[journey.id]?.version === journey.version ? [] : [journey.id],
      )
    },
  }
}

/** Whether anybody asks for deliveries, found out once for all that is published. */
function askedDeliveries(journal: Journal, find: (key: string) => unknown) {
  const versions = journal.prepare(`SELECT json FROM content WHERE key LIKE '${contentKeys.journey('%', '%')}'`)
  let known: boolean | undefined
  return {
    areAsked(): boolean {
      if (known !== undefined) return known
      // Content is written by this file alone.
      const segments = (find(contentKeys.segments) ?? {}) as Segments
      known = asksForDeliveries({ journeys: versions.all().map(({ json }) => JSON.parse(String(json))), segments })
      return known
    },
    forget: () => {
      known = undefined
    },
  }
}

/** State machines by key, each compiled once. */
function machines(find: (key: string) => unknown): (key: string) => Machine {
  const loaded = new Map<string, Machine>()
  return (key) => {
    const known = loaded.get(key)
    if (known !== undefined) return known
    const definition = find(key)
    if (definition === undefined) throw new UnknownMachine(`no state machine ${key} was published here`)
    const machine = loadMachine(definition, key.split('@')[0])
    loaded.set(key, machine)
    return machine
  }
}

const machineKey = (key: string): string => `machines/${key}.json`

function rows(
  { settings, journeys, messages, segments }: Publishable,
  kept: Readonly<Record<string, { readonly version: string }>>,
): readonly (readonly [string, unknown])[] {
  const versions = Object.fromEntries(journeys.map(({ journey }) => [journey.id, { version: journey.version }]))
  return [
    [contentKeys.settings, settings],
    [contentKeys.segments, segments],
    ...messages.map((message) => [contentKeys.message(message.id), message] as const),
    ...journeys.map(({ journey }) => [contentKeys.journey(journey.id, journey.version), journey] as const),
    ...journeys.map(({ journey, definition }) => [machineKey(`${journey.id}@${journey.version}`), definition] as const),
    [contentKeys.index, { journeys: { ...kept, ...versions } }],
  ]
}
