import type * as z from 'zod'

type Issue = z.core.$ZodIssue
type Place = readonly PropertyKey[]

/**
 * The same value with its broken parts mended or made harmless, in place, so that everything else keeps its place and
 * can be checked: one mistake must not hide the others.
 */
export function withoutMistakes(value: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(value)
  for (const issue of issues) mend(copy, issue)
  return copy
}

function mend(root: unknown, issue: Issue): void {
  const step = enclosingStep(issue.path)
  if (step === undefined) {
    remove(root, issue.path.slice(0, 1))
    return
  }
  const broken = at(root, step)
  if (broken === undefined) return
  if (typeof broken === 'object' && broken !== null) setMissingEnds(broken)
  const inner = issue.code === 'invalid_union' ? deepest(issue) : undefined
  const isMended = inner?.every((path) => path.at(-1) === 'within')
  if (!isMended) replace(root, step, { wait: '1s' })
}

/** The step that a path leads into: the nearest list position that stands in `steps`, `then` or `else`. */
function enclosingStep(path: Place): Place | undefined {
  for (let end = path.length; end > 0; end--) {
    const list = path[end - 2]
    if (typeof path[end - 1] === 'number' && (list === 'steps' || list === 'then' || list === 'else'))
      return path.slice(0, end)
  }
  return undefined
}

/** Where the alternative that fits best says that something is wrong. */
function deepest(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Place[] {
  const options = issue.errors.map((issues) =>
    issues.flatMap((one): readonly Place[] =>
      one.code === 'invalid_union' ? deepest(one).map((path) => [...one.path, ...path]) : [one.path],
    ),
  )
  return options.toSorted((a, b) => a.length - b.length)[0] ?? []
}

/** A wait without an end gets one, so that the rest of the step can be checked. */
function setMissingEnds(step: object): void {
  for (const name of ['await', 'wait-for']) {
    const waited: unknown = Reflect.get(step, name)
    if (typeof waited === 'object' && waited !== null && !('within' in waited)) Reflect.set(waited, 'within', '1d')
  }
}

function at(root: unknown, path: Place): unknown {
  return path.reduce<unknown>(
    (so, name) => (typeof so === 'object' && so !== null ? Reflect.get(so, name) : undefined),
    root,
  )
}

function replace(root: unknown, path: Place, value: unknown): void {
  const parent = at(root, path.slice(0, -1))
  const name = path.at(-1)
  if (typeof parent === 'object' && parent !== null && name !== undefined) Reflect.set(parent, name, value)
}

function remove(root: unknown, path: Place): void {
  const name = path[0]
  if (typeof root === 'object' && root !== null && name !== undefined) Reflect.deleteProperty(root, name)
}
