import type { Path } from '../../../shared/domain/journey/journey.ts'

/** What lies at a path in a value that was read; undefined where the path leads nowhere. */
export function valueAtPath(root: unknown, path: Path): unknown {
  let value: unknown = root
  for (const name of path) {
    if (!isMapping(value) || !Object.hasOwn(value, name)) return undefined
    value = Reflect.get(value, name)
  }
  return value
}

/** Whether a value has parts: a mapping, or a list. */
export const isMapping = (value: unknown): value is object => typeof value === 'object' && value !== null
