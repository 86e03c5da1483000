import { type Document, isAlias, isCollection, isPair, LineCounter, parseDocument, visit } from 'yaml'
import type { Diagnostic, Places } from '../diagnostic.ts'
import { type YamlPlaces, yamlPlaces } from './yaml-places.ts'

/** What a YAML file holds, and where; or why it cannot be read. */
export type YamlFile =
  | { readonly kind: 'read'; readonly value: unknown; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }

/** A file that a person writes is smaller than this; more is a mistake or an attack. */
const largestFile = 256 * 1024
const deepestNesting = 64
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
    return isTooLarge
      ? refuse(places, 0, 'The file is larger than 256 KB.', 'Split it in two.')
      : refuse(places, 0, tooDeep, 'Take some levels out.')
  }
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true, version: '1.2' })
  const places = yamlPlaces(file, text, counter, document.contents)
  const fault = faultOf(document)
  if (fault) return refuse(places, fault.at, fault.message, fault.remedy)
  return { kind: 'read', value: document.toJS({ maxAliasCount: 0 }), places }
}

function refuse(places: YamlPlaces, at: number, message: string, remedy: string): YamlFile {
  const finding = { code: 'unreadable-file', severity: 'error', path: [], message, remedy } as const
  return { kind: 'unreadable', diagnostics: [{ ...finding, file: places.file, ...places.placeAt(at) }] }
}

const tooDeep = 'The file is nested too deep.'

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

type Fault = { readonly at: number; readonly message: string; readonly remedy: string }

/** What keeps a document from being a value: it is no YAML, or more YAML than a journey needs. */
function faultOf(document: Document.Parsed): Fault | undefined {
  const error = document.errors[0]
  if (error) return { at: error.pos[0], ...(faultWords[error.code] ?? notYaml(error.message)) }
  let fault: Fault | undefined
  visit(document, (_, node, above) => {
    const at = isAlias(node) || isCollection(node) ? (node.range?.[0] ?? 0) : 0
    if (isAlias(node)) {
      fault = { at, message: 'The file uses YAML aliases (`*name`).', remedy: 'Write the repeated part out.' }
    }
    const isDeep = isCollection(node) && above.filter((one) => !isPair(one)).length > deepestNesting
    if (isDeep) fault = { at, message: tooDeep, remedy: 'Take some levels out.' }
    return fault ? visit.BREAK : undefined
  })
  return fault
}

const mendHere = 'Mend the YAML at this place.'

const faultWords: Readonly<Record<string, Omit<Fault, 'at'>>> = {
  DUPLICATE_KEY: { message: 'The same word stands twice in one mapping.', remedy: 'Take one of them out.' },
  MULTIPLE_DOCS: { message: 'A second document begins here.', remedy: 'Give each journey a file of its own.' },
  NON_STRING_KEY: { message: 'A mapping stands where a word belongs.', remedy: mendHere },
  RESOURCE_EXHAUSTION: { message: tooDeep, remedy: 'Take some levels out.' },
  TAB_AS_INDENT: { message: 'This line is indented with a tab.', remedy: 'Indent with spaces.' },
}

const notYaml = (message: string): Omit<Fault, 'at'> => ({
  message: `This is not YAML: ${message.split('\n')[0]}.`,
  remedy: mendHere,
})
