/** What the named parts of a pattern stood for in a path: `phase` for `1-parse`. */
export type Bindings = ReadonlyMap<string, string>

/**
 * Lays a pattern on a path and says what its named parts stand for; undefined when it does not match. A trailing `/`
 * takes all that lies below, `*` stands for (the beginning of) one part of the path, `<name>` for one and names it.
 */
export function matchPath(pattern: string, path: string): Bindings | undefined {
  const wanted = pattern.split('/')
  const parts = path.split('/')
  const isFolder = wanted.at(-1) === ''
  if (isFolder) wanted.pop()
  if (isFolder ? parts.length <= wanted.length : parts.length !== wanted.length) return undefined
  const bindings = new Map<string, string>()
  for (const [at, want] of wanted.entries()) {
    const part = parts[at] ?? ''
    if (!matchesPart(want, part)) return undefined
    if (want.startsWith('<')) bindings.set(want, part)
  }
  return bindings
}

/** Whether a path lies under one of several patterns. */
export const matchesOneOf = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => matchPath(pattern, path) !== undefined)

/** Puts what a pattern's named parts stood for into other patterns that use the same names. */
export const fill = (patterns: readonly string[], bindings: Bindings): readonly string[] =>
  patterns.map((pattern) =>
    pattern
      .split('/')
      .map((part) => bindings.get(part) ?? part)
      .join('/'),
  )

function matchesPart(want: string, part: string): boolean {
  if (want.startsWith('<')) return true
  return want.startsWith('*') ? part.endsWith(want.slice(1)) : part === want
}
