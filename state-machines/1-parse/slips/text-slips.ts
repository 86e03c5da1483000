import { visit } from 'yaml'
import { type Complaint, type Slip, slipAt } from './slip.ts'
import { cut, inQuotes, textFrom, writeInQuotes } from './written-text.ts'

const needsQuotes = 'A text with a colon in it stands in quotes.'

/** A second colon in a line: most often a text with a colon in it, else words without their braces. */
export function secondColon(complaint: Complaint): Slip | undefined {
  const { at } = complaint
  const text = textFrom(complaint, at)
  if (text.startsWith('? ')) return strangeBeginning(complaint, at)
  if (!/:(\s|$)/.test(text)) return undefined
  if (!/^[a-z-]+: +\S/.test(text)) return slipAt(at, text, needsQuotes, writeInQuotes(text))
  const remedy = `Write \`${inQuotes(text)}\` if it is a text, or \`{ ${cut(text)} }\` if it is a word with a value.`
  return slipAt(at, text, 'A second colon stands in this line.', remedy)
}

/** Inside of braces: a text with a colon in it, or no comma before the next word. */
export function colonInBraces({ text, at, until }: Complaint): Slip {
  const written = text.slice(at, until).trimEnd()
  if (/^- |\n/.test(written)) {
    const [line = ''] = written.split('\n')
    const message = 'Inside of braces and brackets nothing stands on lines with `-` or words of their own.'
    return slipAt(at, line, message, 'Write a list as `[a, b]`, and words as `{ a: 1, b: 2 }`.')
  }
  const [, before, word] = /^(.*?\S)\s+([\w-]+):/.exec(written) ?? []
  if (before === undefined) return slipAt(at, written, needsQuotes, writeInQuotes(written))
  const remedy = `Write a comma before \`${word}\`, or \`${inQuotes(written)}\` if it is one text.`
  return slipAt(at, written, 'A second colon stands here, and no comma before it.', remedy)
}

/** A text whose first characters mean something else to YAML. */
export function strangeBeginning(complaint: Complaint, at: number): Slip {
  const written = plainAt(complaint, at) ?? textFrom(complaint, at)
  const sign = written.startsWith('{{') ? '{{' : written.charAt(0)
  const named = sign === '`' ? 'a backtick' : `\`${sign}\``
  return slipAt(at, written, `A text that begins with ${named} stands in quotes.`, writeInQuotes(written))
}

/** The text without quotes that the parser found at a place all the same. */
function plainAt({ document, text }: Complaint, at: number): string | undefined {
  let found: string | undefined
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === 'PLAIN' && range?.[0] === at && range[1] > at) found = text.slice(at, range[1]).split('\n')[0]
    },
  })
  return found?.trimEnd()
}
