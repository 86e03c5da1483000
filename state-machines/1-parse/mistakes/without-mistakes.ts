import type { Path } from '../../../shared/domain/journey/journey.ts'
import { type Finding, standIn } from '../../diagnostic.ts'

/** A value without its mistakes. It is whole where no step, and nothing that others speak of, had to be given up. */
export type Mended = { readonly value: unknown; readonly isWhole: boolean }

/**
 * The same value with its broken parts taken out or made harmless: as little as can be, and everything else in its
 * place, because one mistake must not hide the others. What is mended may show another mistake; then this is asked again.
 */
export function withoutMistakes(value: unknown, findings: readonly Finding[]): Mended {
  const copy: unknown = structuredClone(value)
  const mended = findings.map((finding) => mend(copy, finding))
  return { value: copy, isWhole: mended.every((isWhole) => isWhole) }
}

/** Mends one thing; false where something was given up for it that others may speak of. */
function mend(root: unknown, { code, marks, path }: Finding): boolean {
  if (code === 'missing-within') return put(root, [...path, 'within'], '1s')
  if (marks === 'word') return put(root, path, undefined)
  if (path.length === 0) return fillTop(root)
  for (let end = path.length; end > 1; end--) {
    const here = path.slice(0, end)
    if (isStep(here)) return !put(root, here, { wait: '1s' })
    const word = here.at(-1)
    if (typeof word !== 'string') continue
    if (harmless.has(word)) return put(root, here, harmless.get(word))
    if (givenUp.has(word)) return !put(root, here, givenUp.get(word))
  }
  const top = path[0] ?? ''
  put(root, [top], harmlessAtTop.get(String(top)))
  return top !== 'steps'
}

/** What is right behind a word of a step, whatever stands around it; undefined: the word can be left out. */
const harmless: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['if', { tag: standIn }],
  ['await', { opened: true, within: '1s' }],
  ['wait-for', { event: standIn, within: '1s' }],
  ['day', undefined],
  ['at', undefined],
  ['stage', undefined],
])

const givenUp: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['id', undefined],
  ['then', []],
  ['else', []],
])

/** The words that a journey cannot be without, and those whose absence is told of. */
const harmlessAtTop: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['name', '-'],
  ['trigger', { event: standIn }],
  ['reentry', 'never'],
  ['exit', [{ event: standIn }]],
  ['steps', [{ wait: '1s' }]],
])

/** Whether a path leads to a step: to a position in one of the lists that hold steps. */
const isStep = (path: Path): boolean =>
  typeof path.at(-1) === 'number' && ['steps', 'then', 'else'].includes(String(path.at(-2)))

function fillTop(root: unknown): boolean {
  if (typeof root !== 'object' || root === null) return false
  const missing = ['name', 'trigger', 'steps'].filter((word) => !Object.hasOwn(root, word))
  for (const word of missing) put(root, [word], harmlessAtTop.get(word))
  return !missing.includes('steps')
}

/** Puts a value at a path, or takes out what is there. A path that leads nowhere leads through something mended before. */
function put(root: unknown, path: Path, value: unknown): true {
  const name = path.at(-1) ?? ''
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((so, word) => (hasOwn(so, word) ? Reflect.get(so, word) : undefined), root)
  if (typeof holder !== 'object' || holder === null) return true
  if (value === undefined) Reflect.deleteProperty(holder, name)
  else Reflect.set(holder, name, structuredClone(value))
  return true
}

const hasOwn = (value: unknown, name: string | number): value is object =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
