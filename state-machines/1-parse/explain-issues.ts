import type * as z from 'zod'
import type { Path } from '../../shared/domain/journey.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { error, type Finding } from '../diagnostic.ts'

type Issue = z.core.$ZodIssue

/**
 * Says in the author's words what a schema found. Of a union's many complaints only those count that come from the
 * alternative which the author most likely meant.
 */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  vocabulary: readonly string[],
): readonly Finding[] {
  return issues.flatMap((issue) => explain(issue, [], value, vocabulary))
}

function explain(issue: Issue, above: Path, root: unknown, vocabulary: readonly string[]): readonly Finding[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code === 'invalid_union') return explainUnion(issue.errors, path, root, vocabulary)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownWord(key, path, vocabulary))
  const value = valueAtPath(root, path)
  if (value === undefined && path.length > 0) return [missing(path)]
  return [error('wrong-value', path, `${sentence(issue.message)}.`, expectation(issue))]
}

function explainUnion(
  options: readonly (readonly Issue[])[],
  path: Path,
  root: unknown,
  vocabulary: readonly string[],
): readonly Finding[] {
  const value = valueAtPath(root, path)
  if (value === undefined) return [missing(path)]
  const ranked = options.map((issues) => ({ issues, misfit: misfitOf(issues) })).sort((a, b) => a.misfit - b.misfit)
  const best = ranked[0]
  if (best === undefined) return []
  const words = options.flatMap(requiredWords)
  if (typeof value === 'object' && value !== null && isLostForWords(best.issues, value)) {
    return [noSuchWord(value, path, words)]
  }
  if (best.misfit >= wrongKind) return [wrongKindAt(path, value, options)]
  return best.issues.flatMap((issue) => explain(issue, path, root, vocabulary))
}

const wrongKind = 100

/** How far a value is from an alternative: words it does not know, or another kind of value altogether. */
const misfitOf = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length * 2
    if (issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
      return sum + wrongKind
    if (issue.path.length === 0 && issue.code === 'invalid_union') return sum + Math.min(...issue.errors.map(misfitOf))
    return sum + (isMissingWord(issue) ? 1 : 0)
  }, 0)

const isMissingWord = (issue: Issue): boolean =>
  issue.path.length === 1 && /received undefined/.test(deepMessage(issue))

/** Neither does the nearest alternative know what stands here, nor does here stand what it needs. */
const isLostForWords = (issues: readonly Issue[], value: object): boolean =>
  issues.some(isMissingWord) &&
  (Object.keys(value).length === 0 ||
    issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0))

const requiredWords = (issues: readonly Issue[]): readonly string[] =>
  issues.filter(isMissingWord).map((issue) => String(issue.path[0]))

const deepMessage = (issue: Issue): string =>
  issue.code === 'invalid_union' ? (issue.errors[0]?.[0]?.message ?? '') : issue.message

function noSuchWord(value: object, path: Path, words: readonly string[]): Finding {
  const written = Object.keys(value)
  const choices = [...new Set(words)].filter((word) => word !== 'within')
  for (const key of written) {
    const meant = nearest(key, choices)
    if (meant)
      return error('unknown-word', [...path, key], `There is no \`${key}\` here.`, `Did you mean \`${meant}\`?`)
  }
  const said = written.length === 0 ? 'Nothing stands here.' : `None of ${listed(written)} is known here.`
  return error('unknown-word', path, said, `Write one of ${listed(choices)}.`)
}

function unknownWord(key: string, path: Path, vocabulary: readonly string[]): Finding {
  const meant = nearest(key, vocabulary)
  const remedy = meant && meant !== key ? `Did you mean \`${meant}\`?` : `Take \`${key}\` out.`
  return error('unknown-word', [...path, key], `\`${key}\` does not belong here.`, remedy)
}

function missing(path: Path): Finding {
  const name = String(path.at(-1))
  const at = path.slice(0, -1)
  if (name === 'within') {
    return error(
      'missing-within',
      at,
      'This waits without an end: `within` is missing.',
      'Add how long, such as `within: 3d`.',
    )
  }
  return error('missing-word', at, `\`${name}\` is missing here.`, `Add \`${name}: …\`.`)
}

function wrongKindAt(path: Path, value: unknown, options: readonly (readonly Issue[])[]): Finding {
  const expected = [
    ...new Set(options.flatMap((issues) => issues.filter((one) => one.path.length === 0).map(expectation))),
  ]
  const said =
    typeof value === 'object' && value !== null ? 'This cannot stand here.' : `\`${String(value)}\` cannot stand here.`
  return error('wrong-value', path, said, expected.slice(0, 3).join(' Or: '))
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return `Write one of ${listed(issue.values.map(String))}.`
  if (issue.code === 'invalid_type') return `Write ${kindNames[issue.expected] ?? issue.expected}.`
  if (issue.code === 'invalid_union') return expectation(issue.errors.flat()[0] ?? issue)
  return 'Write it as the journey language says.'
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'a mapping (`word: value`)',
  record: 'a mapping (`word: value`)',
  array: 'a list (`- …`)',
  boolean: '`true` or `false`',
  null: '`null`',
}

const listed = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function valueAtPath(root: unknown, path: Path): unknown {
  let value: unknown = root
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string | number, unknown>>)[name]
  }
  return value
}
