import type * as z from 'zod'
import type { Path } from '../../shared/domain/journey/journey.ts'
import { nearest } from '../../shared/domain/nearest.ts'
import { error, type Finding } from '../diagnostic.ts'
import { expectation, listed } from './mistakes/expectation.ts'
import { likeliestOption, missingWords, optionsOf } from './mistakes/likeliest-option.ts'
import { onlyOneWord } from './mistakes/only-one-word.ts'
import { looksLikeNumber, quoteHint } from './mistakes/quote-hints.ts'
import { valueAtPath } from './mistakes/value-at-path.ts'

type Issue = z.core.$ZodIssue

/**
 * Says in the author's words what a schema found. Of a union's many complaints only those count that come from the
 * alternative which the author most likely meant.
 */
export const explainIssues = (
  issues: readonly Issue[],
  value: unknown,
  vocabulary: readonly string[],
): readonly Finding[] => {
  const findings = explainAll(issues, [], { root: value, vocabulary })
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

/** The whole value that was read, and every word that could have been meant. */
type Around = { readonly root: unknown; readonly vocabulary: readonly string[] }

/** A word that is missing because it is mistyped is one mistake, not two. */
function explainAll(issues: readonly Issue[], above: Path, around: Around): readonly Finding[] {
  const placed = issues.map((issue) => ({ issue, path: [...above, ...issue.path.map(plain)] }))
  const missing = placed.map(({ path }) => path).filter((path) => isMissing(path, around))
  const mistyped = new Set<string>()
  const strangers = placed.flatMap(({ issue, path }) => {
    if (issue.code !== 'unrecognized_keys') return []
    const beside = missing.filter((one) => `${one.slice(0, -1)}` === `${path}`).map((one) => String(one.at(-1)))
    return issue.keys.map((key) => {
      const meant = nearest(key, beside)
      if (meant) mistyped.add(`${[...path, meant]}`)
      return unknownWord(key, path, meant ?? nearest(key, around.vocabulary), around)
    })
  })
  const others = placed.filter(({ issue, path }) => issue.code !== 'unrecognized_keys' && !mistyped.has(`${path}`))
  return [...others.flatMap(({ issue, path }) => explain(issue, path, around)), ...strangers]
}

const plain = (part: PropertyKey): string | number => (typeof part === 'symbol' ? String(part) : part)

const isMissing = (path: Path, { root }: Around): boolean => path.length > 0 && valueAtPath(root, path) === undefined

function explain(issue: Issue, path: Path, around: Around): readonly Finding[] {
  if (isMissing(path, around)) return [missingWord(path)]
  if (issue.code === 'invalid_union') return explainUnion(issue, path, around)
  const value = valueAtPath(around.root, path)
  return [error('wrong-value', path, cannotStand(value), quoteHint([issue], value) ?? expectation(issue))]
}

function explainUnion(issue: Issue, path: Path, around: Around): readonly Finding[] {
  const value = valueAtPath(around.root, path)
  const options = optionsOf(issue)
  const likeliest = likeliestOption(options, value)
  switch (likeliest.kind) {
    case 'none':
      return [
        noSuchWord(
          likeliest.strangers,
          path,
          options.flatMap((one) => missingWords(one, value)),
        ),
      ]
    case 'other-kind':
      return [error('wrong-value', path, cannotStand(value), quoteHint(options.flat(), value) ?? either(options))]
    case 'this':
      return explainAll(likeliest.issues, path, around)
  }
}

function noSuchWord(strangers: readonly string[], path: Path, words: readonly string[]): Finding {
  const choices = [...new Set(words)].filter((word) => word !== 'within')
  for (const key of strangers) {
    const meant = nearest(key, choices)
    if (meant) return wordAt([...path, key], `There is no \`${key}\` here.`, `Did you mean \`${meant}\`?`)
  }
  const remedy = `Write one of ${listed(choices)}.`
  if (strangers.length === 0) return error('missing-word', path, 'A word is missing here.', remedy)
  return error('unknown-word', path, `None of ${listed(strangers)} is known here.`, remedy)
}

function unknownWord(key: string, path: Path, meant: string | undefined, { root }: Around): Finding {
  const out = () => onlyOneWord(key, path, Object.keys(valueAtPath(root, path) ?? {})) ?? `Take \`${key}\` out.`
  const remedy = meant && meant !== key ? `Did you mean \`${meant}\`?` : out()
  return wordAt([...path, key], `\`${key}\` does not belong here.`, remedy)
}

const wordAt = (path: Path, message: string, remedy: string): Finding => ({
  ...error('unknown-word', path, message, remedy),
  marks: 'word',
})

function missingWord(path: Path): Finding {
  const name = String(path.at(-1))
  const at = path.slice(0, -1)
  if (name !== 'within') return error('missing-word', at, `\`${name}\` is missing here.`, `Add \`${name}: …\`.`)
  const message = 'This waits without an end: `within` is missing.'
  return error('missing-within', at, message, 'Add how long, such as `within: 3d`.')
}

/** What could stand here, of every kind. */
function either(options: readonly (readonly Issue[])[]): string {
  const kinds = options.flatMap((issues) => issues.filter(({ path }) => path.length === 0).map(expectation))
  return [...new Set(kinds)].slice(0, 3).join(' Or: ')
}

function cannotStand(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'Nothing stands here.'
  if (typeof value === 'object') return 'This cannot stand here.'
  const text = typeof value === 'string' && looksLikeNumber(value) ? `"${value}"` : String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\` cannot stand here.`
}
