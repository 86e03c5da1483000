import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import type { Change } from '../../../state-machines/handbook/changes/change.ts'
import { messageChanges } from '../../../state-machines/handbook/changes/message-changes.ts'
import type { Fate } from '../people/fates.ts'

/** What became of a message, and whose it is; with who is inside, also who of them gets it as it is now. */
export type MessageReport = {
  readonly id: string
  readonly changes: readonly Change[]
  /** Said where not all of its readers see a difference. */
  readonly readers?: Readers
  /** The languages that it was not written in before, and those that it is written in no more. */
  readonly languages?: { readonly added: readonly string[]; readonly gone: readonly string[] }
  readonly inside?: Fate
}

/** Readers of some languages; `andOthers`: also of those that the message is not written in. */
export type Readers = { readonly languages: readonly string[]; readonly andOthers: boolean }

/** What became of a message; undefined where it is as it was. A language that is new, or gone, is one change. */
export function messageReport(
  before: PublishedMessage,
  after: PublishedMessage,
  languages: readonly string[],
): MessageReport | undefined {
  const [was, is] = [Object.keys(before.languages), Object.keys(after.languages)]
  const both = was.filter((language) => is.includes(language))
  const added = is.filter((language) => !both.includes(language))
  const gone = was.filter((language) => !both.includes(language))
  const texts = messageChanges(before, after).filter((change) => {
    const language = languageOf(change)
    return language === undefined || both.includes(language)
  })
  const isWrittenIn = { about: after.id, what: 'written in', before: was.join(', '), after: is.join(', ') }
  const hasOthers = added.length + gone.length > 0
  if (texts.length === 0 && !hasOthers) return undefined
  const readers = hasOthers ? undefined : readersOf(texts, both, languages)
  return {
    id: after.id,
    changes: [...(hasOthers ? [isWrittenIn] : []), ...texts],
    ...(readers === undefined ? {} : { readers }),
    ...(hasOthers ? { languages: { added, gone } } : {}),
  }
}

const languageOf = ({ what }: Change): string | undefined => /^\S+ \((.+)\)$/.exec(what)?.[1]

/** Who sees a difference, where it is only in some of the languages. */
function readersOf(
  changes: readonly Change[],
  all: readonly string[],
  languages: readonly string[],
): Readers | undefined {
  const touched = new Set(changes.map(languageOf))
  if (touched.has(undefined) || all.every((language) => touched.has(language))) return undefined
  const first = languages.find((language) => all.includes(language))
  return { languages: all.filter((language) => touched.has(language)), andOthers: touched.has(first) }
}
