import { own } from '../../../shared/domain/json.ts'

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

/** A number of things: `1 message`, `2 messages`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** A subject as people read it: what is filled in for each contact stands in brackets, as `[firstName]`. */
export const readableSubject = (liquid: string): string =>
  liquid
    .replace(/\{%-?.*?-?%\}/gs, '')
    .replace(/\{\{-?\s*([^|}]*?)\s*(\|.*?)?-?\}\}/gs, (_, value: string) => `[${value.split('.').at(-1) ?? ''}]`)
