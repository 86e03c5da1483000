import type * as z from 'zod'
import { isSentenceOfOurs } from './expectation.ts'

type Issue = z.core.$ZodIssue

/** What to do with the quotes of a value, where they alone make it one of the wrong kind. */
export function quoteHint(issues: readonly Issue[], value: unknown): string | undefined {
  const wanted = issues.flatMap((issue) =>
    issue.code === 'invalid_type' && !isSentenceOfOurs(issue) ? [issue.expected] : [],
  )
  if ((typeof value === 'number' || typeof value === 'boolean') && wanted.includes('string')) {
    return `Write it in quotes, if it is a text: \`"${value}"\`.`
  }
  if (typeof value !== 'string') return undefined
  if (looksLikeNumber(value) && (wanted.includes('number') || wanted.includes('int'))) return 'Write it without quotes.'
  if (/^(true|false)$/.test(value) && wanted.includes('boolean')) return 'Write it without quotes.'
  const [, inner] = /^[“”„«「](.+)[“”»」]$/.exec(value) ?? []
  return inner === undefined ? undefined : `Write straight quotes: \`"${inner}"\`.`
}

/** Whether a text would be a number without its quotes. */
export const looksLikeNumber = (text: string): boolean => /^-?[0-9]+(\.[0-9]+)?$/.test(text)
