import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml'
import type { Path } from '../../shared/domain/journey/journey.ts'
import type { Diagnostic, Places } from '../diagnostic.ts'

type Place = Pick<Diagnostic, 'line' | 'column' | 'length' | 'source'>
type Range = readonly [from: number, until: number]

/** The places of a YAML file, by path and by stretch of its text. */
export type YamlPlaces = Places & { placeAt(from: number, until: number): Place }

/** Where things stand in a text that was parsed. */
export function yamlPlaces(file: string, text: string, counter: LineCounter, root: Node | null): YamlPlaces {
  const lines = text.split(/\r?\n/)
  const place = ([from, until]: Range): Place => {
    const start = counter.linePos(from)
    const end = counter.linePos(until)
    // Before the first line is read, the counter answers line 0.
    const line = Math.max(1, start.line)
    const source = lines[line - 1] ?? ''
    const length = end.line === start.line ? until - from : source.trimEnd().length - start.col + 1
    return { line, column: Math.max(1, start.col), length: Math.max(1, length), source }
  }
  return {
    file,
    locate: (path, marks) => place(rangeAt(root, path, marks) ?? [0, 1]),
    placeAt: (from, until) => place([from, until]),
  }
}

/** The stretch of text that a path points at: a single value, or else the word or the dash's first word before it. */
function rangeAt(root: Node | null, path: Path, marks: 'word' | undefined): Range | undefined {
  let node: unknown = root
  let range = firstKey(root) ?? rangeOf(root)
  for (const [index, name] of path.entries()) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
      if (pair === undefined) return range
      node = pair.value
      const isWord = marks === 'word' && index === path.length - 1
      range = isScalar(node) && !isWord && hasText(node) ? rangeOf(node) : rangeOf(pair.key)
    } else if (isSeq(node)) {
      node = node.items[Number(name)]
      range = firstKey(node) ?? rangeOf(node) ?? range
    } else return range
  }
  return range
}

/** Where a word is left without a value, the word is marked: there is nothing behind it. */
const hasText = ({ range }: Node): boolean => range != null && range[1] > range[0]

const rangeOf = (node: unknown): Range | undefined => {
  const range = (node as Node | null | undefined)?.range
  return range ? [range[0], range[1]] : undefined
}

const firstKey = (node: unknown): Range | undefined => (isMap(node) ? rangeOf(node.items[0]?.key) : undefined)
