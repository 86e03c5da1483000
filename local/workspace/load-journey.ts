import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JourneySource } from '../../state-machines/compile-journey.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'

/** A journey as its file gives it, or what keeps a TypeScript file from giving one. */
export type LoadedJourney =
  | { readonly kind: 'loaded'; readonly source: JourneySource }
  | { readonly kind: 'unloadable'; readonly id: string; readonly diagnostic: Diagnostic }

/** Loads a journey in YAML, or the value that a TypeScript file exports as `journey`. */
export async function loadJourney(project: string, name: string): Promise<LoadedJourney> {
  const file = `marketing/journeys/${name}`
  const id = name.replace(/\.(yaml|ts)$/, '')
  const path = join(project, file)
  const text = readFileSync(path, 'utf8')
  if (name.endsWith('.yaml')) return { kind: 'loaded', source: { kind: 'yaml', id, file, text } }
  // Node keeps every module that it has loaded; another address makes it load the file as it is now.
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
  try {
    const module: Readonly<Record<string, unknown>> = await import(`${pathToFileURL(path).href}?version=${version}`)
    if ('journey' in module)
      return { kind: 'loaded', source: { kind: 'value', id, file, value: module['journey'], text } }
    return { kind: 'unloadable', id, diagnostic: noJourney(file, text) }
  } catch (fault) {
    return { kind: 'unloadable', id, diagnostic: unloadable(fault, file, text) }
  }
}

function unloadable(fault: unknown, file: string, text: string): Diagnostic {
  const message = `Node cannot load this file: ${fault instanceof Error ? fault.message : String(fault)}`
  const remedy =
    'A journey in TypeScript is `export const journey = defineJourney({ … })`, and imports only what is there.'
  return { ...unreadable(file, text, lineIn(fault, file)), message, remedy }
}

const noJourney = (file: string, text: string): Diagnostic => ({
  ...unreadable(file, text),
  message: 'This file exports nothing that is called `journey`.',
  remedy: 'Write `export const journey = defineJourney({ … })`.',
})

function unreadable(file: string, text: string, line = 1) {
  const source = text.split('\n')[line - 1] ?? ''
  const place = { path: [], file, line, column: 1, length: source.length, source }
  return { code: 'unreadable-file', severity: 'error', ...place } as const
}

/** The line that the stack names where it first speaks of the file; the first where it names none. */
function lineIn(fault: unknown, file: string): number {
  const stack = fault instanceof Error ? (fault.stack ?? '') : ''
  const [, after = ''] = stack.split(file)
  return Number(/^(?:\?version=[0-9a-f]+)?:([0-9]+)/.exec(after)?.[1] ?? 1)
}
