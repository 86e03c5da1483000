import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { Path } from '../../shared/domain/journey.ts'
import type { Diagnostic, Places } from '../diagnostic.ts'

/** What a YAML file holds, and where; or why it cannot be read. */
export type YamlFile =
  | { readonly kind: 'read'; readonly value: unknown; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }

/** A file that a person writes is smaller than this; more is a mistake or an attack. */
const largestFile = 256 * 1024
const deepestNesting = 64

/** Reads a YAML file without following aliases, so that no small file becomes a big value. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = text.split(/\r?\n/)
  const refuse = (message: string, remedy: string, line = 1, column = 1): YamlFile => ({
    kind: 'unreadable',
    diagnostics: [
      {
        code: 'unreadable-file',
        severity: 'error',
        path: [],
        message,
        remedy,
        ...placeOf(file, lines, line, column, 1),
      },
    ],
  })
  if (text.length > largestFile) return refuse('The file is larger than 256 KB.', 'Split the journey in two.')
  if (nestingOf(text) > deepestNesting) return refuse('The file is nested too deep.', 'Take some levels out.')
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, version: '1.2' })
  const fault = document.errors[0]
  if (fault) {
    const place = fault.linePos?.[0] ?? { line: 1, col: 1 }
    return refuse(yamlFault(fault.code, fault.message), 'Mend the YAML at this place.', place.line, place.col)
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 })
    return { kind: 'read', value, places: placesIn(file, lines, counter, document.contents) }
  } catch {
    return refuse('The file uses YAML aliases (`*name`).', 'Write the repeated part out.')
  }
}

const yamlFault = (code: string, message: string): string =>
  code === 'DUPLICATE_KEY'
    ? 'The same word stands twice in one mapping.'
    : `This is not YAML: ${message.split('\n')[0]}`

/** An upper bound on nesting that needs no parser: brackets, and steps of indentation. */
function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth)
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
  }
  const indents = text.match(/^ */gm)?.map((indent) => indent.length) ?? []
  return deepest + Math.max(0, ...indents.filter((length) => length > 400)) / 2
}

function placesIn(file: string, lines: readonly string[], counter: LineCounter, root: Node | null): Places {
  return {
    file,
    locate: (path) => {
      const range = rangeAt(root, path) ?? [0, 1]
      const start = counter.linePos(range[0])
      const end = counter.linePos(range[1])
      const length =
        end.line === start.line ? end.col - start.col : (lines[start.line - 1]?.length ?? 0) - start.col + 1
      return placeOf(file, lines, start.line, start.col, length)
    },
  }
}

const placeOf = (file: string, lines: readonly string[], line: number, column: number, length: number) => ({
  file,
  line,
  column,
  length: Math.max(1, length),
  source: lines[line - 1] ?? '',
})

/** The stretch of text that a path points at: a key with its value's first line, or an entry of a list. */
function rangeAt(root: Node | null, path: Path): readonly [number, number] | undefined {
  let node: unknown = root
  let range: readonly [number, number] | undefined = rangeOf(root)
  for (const name of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(name),
      )
      if (pair === undefined) return range
      node = pair.value
      range = isScalar(node) ? rangeOf(node) : rangeOf(pair.key)
    } else if (isSeq(node)) {
      node = node.items[Number(name)]
      range = firstKey(node) ?? rangeOf(node) ?? range
    } else return range
  }
  return range
}

const rangeOf = (node: unknown): readonly [number, number] | undefined => {
  const range = (node as Node | null | undefined)?.range
  return range ? [range[0], range[1]] : undefined
}

const firstKey = (node: unknown): readonly [number, number] | undefined =>
  isMap(node) ? rangeOf(node.items[0]?.key) : undefined
