import { type Json, own } from '../../../shared/domain/json.ts'

/** What people call things that journeys speak of by their ids. */
export type Names = {
  /** The subject of each message, in the language of the reader. */
  readonly subjects: Readonly<Record<string, string>>
  /** The name of each segment. */
  readonly segments: Readonly<Record<string, string>>
}

/** What a segment is called; its id where nobody knows. */
export const segmentName = (names: Names, id: string): string => own(names.segments, id) ?? id

/** What stands in a message's subject; its id where nobody knows. */
export const subjectOf = (names: Names, id: string): string => own(names.subjects, id) ?? id

/** Words in a row: `a, b or c`. */
export const listed = (words: readonly string[], between: 'or' | 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${between} ${words.at(-1)}`

/** A value as people say it, and `nothing` where it is null. */
export const valueWords = (value: Json, nothing: string): string => {
  if (value === null) return nothing
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A subject as people read it: what is filled in for each contact stands in brackets, as `[firstName]`. */
export const readableSubject = (liquid: string): string =>
  liquid
    .replace(/\{%-?.*?-?%\}/gs, '')
    .replace(/\{\{-?\s*([^|}]*?)\s*(\|.*?)?-?\}\}/gs, (_, value: string) => `[${value.split('.').at(-1) ?? ''}]`)
