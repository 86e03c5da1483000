import { endOf, skipBlank } from './skip.ts'

/** A stretch of source text. */
export type Stretch = { readonly from: number; readonly until: number }

/** What stands in a literal: a value, in a mapping with its word. */
export type Part = { readonly name: string | number; readonly word?: Stretch; readonly value: Stretch }

/** The parts of the mapping or the list that a value is written as; undefined where it is an expression of another kind. */
export function partsOf(text: string, { from, until }: Stretch): readonly Part[] | undefined {
  const open = text.charAt(from)
  if (open === '(') return partsOf(text, { from: skipBlank(text, from + 1), until: endOf(text, from) - 1 })
  const behind = text.slice(endOf(text, from), until)
  if (!'[{'.includes(open) || open === '' || !/^\s*($|as\b|satisfies\b|\/[/*])/.test(behind)) return undefined
  const stretches = [...stretchesIn(text, from)]
  return open === '{' ? stretches.flatMap((one) => wordIn(text, one)) : entriesOf(text, stretches)
}

/** What stands between the commas of a literal. */
function* stretchesIn(text: string, open: number): Generator<Stretch> {
  const end = endOf(text, open) - 1
  for (let from = skipBlank(text, open + 1); from < end; ) {
    let until = from
    while (until < end && text.charAt(until) !== ',') until = endOf(text, until)
    yield { from, until: from + text.slice(from, Math.min(until, end)).trimEnd().length }
    from = skipBlank(text, until + 1)
  }
}

/** How many entries something spread out has is not written: what follows it has no number of its own. */
function entriesOf(text: string, stretches: readonly Stretch[]): readonly Part[] {
  const spread = stretches.findIndex(({ from }) => text.startsWith('...', from))
  return stretches.slice(0, spread < 0 ? undefined : spread).map((value, name) => ({ name, value }))
}

function wordIn(text: string, { from, until }: Stretch): readonly Part[] {
  const isQuoted = /["']/.test(text.charAt(from))
  const end = isQuoted ? endOf(text, from) : from + (/^[\w$]*/.exec(text.slice(from, until))?.[0].length ?? 0)
  const word = { from, until: end }
  const name = text.slice(from, end).replace(/^(["'])(.*)\1$/s, '$2')
  if (name === '') return []
  const behind = skipBlank(text, end)
  if (behind >= until) return [{ name, word, value: word }]
  return text.charAt(behind) === ':' ? [{ name, word, value: { from: skipBlank(text, behind + 1), until } }] : []
}
