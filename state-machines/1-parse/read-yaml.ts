import { LineCounter, parseDocument } from 'yaml'
import type { Diagnostic, Places } from '../diagnostic.ts'
import { tooDeep } from './slips/hidden-slips.ts'
import { type Slip, slipAt } from './slips/slip.ts'
import { slipIn } from './slips/slip-in.ts'
import { type YamlPlaces, yamlPlaces } from './yaml-places.ts'

/** What a YAML file holds, and where; or why it cannot be read. */
export type YamlFile =
  | { readonly kind: 'read'; readonly value: unknown; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }

/** A file that a person writes is smaller than this; more is a mistake or an attack. */
const largestFile = 256 * 1024
/** More than this the parser is not even asked to try: its stack is not endless. */
const mostOpened = 500

/** Reads a YAML file without following aliases, so that no small file becomes a big value. */
export function readYaml(file: string, written: string): YamlFile {
  // Editors on Windows put a mark before the first word; it is no part of it.
  const text = written.replace(/^\uFEFF/, '')
  const counter = new LineCounter()
  const isTooLarge = text.length > largestFile
  const isTooDeep = openedIn(text) > mostOpened
  if (isTooLarge || isTooDeep) {
    const places = yamlPlaces(file, '', counter, null)
    const { message, remedy } = isTooLarge ? tooLarge : tooDeep
    return refuse(places, slipAt(0, '', message, remedy))
  }
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true, version: '1.2' })
  const places = yamlPlaces(file, text, counter, document.contents)
  const slip = slipIn(document, text)
  if (slip) return refuse(places, slip)
  return { kind: 'read', value: document.toJS({ maxAliasCount: 0 }), places }
}

const tooLarge = { message: 'The file is larger than 256 KB.', remedy: 'Split it in two.' }

function refuse(places: YamlPlaces, { from, until, message, remedy }: Slip): YamlFile {
  const finding = { code: 'unreadable-file', severity: 'error', path: [], message, remedy } as const
  return { kind: 'unreadable', diagnostics: [{ ...finding, file: places.file, ...places.placeAt(from, until) }] }
}

/** An upper bound on nesting that needs no parser: open brackets, and dashes in a row. */
function openedIn(text: string): number {
  let brackets = 0
  let dashes = 0
  let most = 0
  for (const character of text) {
    if (character === '[' || character === '{') brackets++
    if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1)
    if (character === '-' || character === '?') dashes++
    else if (character !== ' ' && character !== '\t') dashes = 0
    most = Math.max(most, brackets, dashes)
  }
  return most
}
