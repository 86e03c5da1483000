import type { MessageTexts, PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { readableSubject } from '../words/names.ts'
import { type Change, differences } from './change.ts'

/** What became of a message, language by language. Whoever waits for it gets it as it is now. */
export function messageChanges(before: PublishedMessage, after: PublishedMessage): readonly Change[] {
  const changes = differences(facetsOf(before), facetsOf(after), after.id)
  const changed = new Set(changes.map(({ what }) => what))
  // New words always look different, too.
  return changes
    .filter(({ what }) => !changed.has(what.replace(/^look /, 'text ')) || !what.startsWith('look '))
    .map(hideTexts)
}

/** Facets whose words are too long to be shown; that they changed is what counts. */
const texts = /^(text|look) /

const hideTexts = (change: Change): Change =>
  texts.test(change.what)
    ? { ...change, before: change.before && 'as it was', after: change.after && 'changed' }
    : change

function facetsOf({ topic, links, expires, languages }: PublishedMessage): ReadonlyMap<string, string> {
  return new Map([
    ['topic', topic],
    ['expires', expires ? `after ${describeDuration(expires)}` : 'never'],
    ...Object.entries(links).map(([name, url]) => [`link ${name}`, url] as const),
    ...Object.entries(languages).flatMap(([language, written]) => textFacets(language, written)),
  ])
}

const textFacets = (language: string, { subject, preheader, text, html }: MessageTexts) =>
  [
    [`subject (${language})`, readableSubject(subject)],
    [`preheader (${language})`, readableSubject(preheader)],
    [`text (${language})`, text],
    [`look (${language})`, html],
  ] as const
