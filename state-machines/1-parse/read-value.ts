import type { Path } from '../../shared/domain/journey/journey.ts'
import { type Diagnostic, error, located, type Places } from '../diagnostic.ts'

/** What a TypeScript file gave as its journey, if it is plain data; or where it is not. */
export type GivenValue =
  | { readonly kind: 'read'; readonly value: unknown; readonly places: Places }
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }

const deepestNesting = 64

/** Takes the value that `defineJourney` was given. Its places are paths: a value does not know where it was written. */
export function readValue(file: string, value: unknown): GivenValue {
  const places: Places = {
    file,
    locate: (path) => ({ line: 1, column: 1, length: 1, source: path.length === 0 ? '' : `at ${path.join('.')}` }),
  }
  const path = findStranger(value, [])
  if (path === undefined) return { kind: 'read', value, places }
  const [said, remedy] =
    path.length > deepestNesting
      ? ['The journey is nested too deep.', 'Take some levels out.']
      : ['This is not plain data.', 'Write texts, numbers, lists and mappings only.']
  return { kind: 'unreadable', diagnostics: [located(error('unreadable-file', path, said, remedy), places)] }
}

/** The first place that YAML could not say: a function, a date, something that holds itself. */
function findStranger(value: unknown, path: Path): Path | undefined {
  if (path.length > deepestNesting) return path
  if (value === null || ['undefined', 'string', 'number', 'boolean'].includes(typeof value)) return undefined
  if (!Array.isArray(value) && !isPlainObject(value)) return path
  for (const [name, inner] of Object.entries(value)) {
    const stranger = findStranger(inner, [...path, Array.isArray(value) ? Number(name) : name])
    if (stranger) return stranger
  }
  return undefined
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
