import type * as z from 'zod'

type Issue = z.core.$ZodIssue

/** What would be right at the place of an issue: as the schema's author says it, or made of what the schema knows. */
export function expectation(issue: Issue): string {
  if (isSentenceOfOurs(issue)) return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`
  switch (issue.code) {
    case 'invalid_value':
      return `Write ${issue.values.length === 1 ? '' : 'one of '}${listed(issue.values.map(String))}.`
    case 'invalid_type':
      return `Write ${kindNames[issue.expected] ?? issue.expected}.`
    case 'invalid_union':
      return expectation(issue.errors.flat()[0] ?? { ...issue, message: 'write something else' })
    case 'too_small':
      return `Write ${amount(issue.origin, issue.minimum)} or more.`
    case 'too_big':
      return `Write ${amount(issue.origin, issue.maximum)} or less.`
    default:
      return 'Write it as the journey language says.'
  }
}

/** Whether an issue says in the author's words what would be right; those of zod itself are for programmers. */
export const isSentenceOfOurs = ({ message }: Issue): boolean =>
  !/^(Invalid|Too small|Too big|Unrecognized)/.test(message)

/** Words as they are named in a sentence: each marked, with commas between them. */
export const listed = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')

const amount = (origin: string, count: number | bigint): string => {
  if (origin === 'string') return `${count} ${count === 1 ? 'character' : 'characters'}`
  return origin === 'array' ? `${count} ${count === 1 ? 'entry' : 'entries'}` : String(count)
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
