import type { Path } from '../../shared/domain/journey/journey.ts'
import { type Diagnostic, error, type Finding, located, type Places } from '../diagnostic.ts'
import { typescriptPlaces } from './typescript/typescript-places.ts'

/** What a TypeScript file gave as its journey, if it is plain data; or where it is not. */
export type GivenValue =
  | { readonly kind: 'read'; readonly value: unknown; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }

/** The value that `defineJourney` was given, and the text of its file, where it is known. */
export type Given = { readonly file: string; readonly value: unknown; readonly text?: string | undefined }

const deepestNesting = 64
const mostStrangers = 20

/** Takes the value that `defineJourney` was given. */
export function readValue({ file, value, text }: Given): GivenValue {
  const places = text === undefined ? pathsOnly(file) : typescriptPlaces(file, text)
  const findings: Finding[] = []
  for (const path of strangersIn(value, [])) {
    // Behind what is nested too deep there may be no end of it.
    if (path.length > deepestNesting) return unreadable([tooDeep(path)], places)
    if (findings.push(notPlain(path)) === mostStrangers) break
  }
  return findings.length === 0 ? { kind: 'read', value, places } : unreadable(findings, places)
}

/** A value alone does not know where it was written. */
const pathsOnly = (file: string): Places => ({
  file,
  locate: (path) => ({ line: 1, column: 1, length: 1, source: path.length === 0 ? '' : `at ${path.join('.')}` }),
})

const unreadable = (findings: readonly Finding[], places: Places): GivenValue => ({
  kind: 'unreadable',
  diagnostics: findings.map((finding) => located(finding, places)),
})

const tooDeep = (path: Path): Finding =>
  error('unreadable-file', path, 'The journey is nested too deep.', 'Take some levels out.')

const notPlain = (path: Path): Finding =>
  error('unreadable-file', path, 'This is not plain data.', 'Write texts, numbers, lists and mappings only.')

/** Every place that YAML could not say: a function, a date, something that holds itself. */
function* strangersIn(value: unknown, path: Path): Generator<Path> {
  if (path.length > deepestNesting) return yield path
  if (value === null || ['undefined', 'string', 'number', 'boolean'].includes(typeof value)) return
  if (!Array.isArray(value) && !isPlainObject(value)) return yield path
  for (const [name, inner] of Object.entries(value)) {
    yield* strangersIn(inner, [...path, Array.isArray(value) ? Number(name) : name])
  }
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
