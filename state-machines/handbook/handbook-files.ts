import type { Journey } from '../../shared/domain/journey/journey.ts'
import { mostMessages } from './count-messages.ts'
import { drawSvg } from './diagram/draw-svg.ts'
import { pictureOf } from './diagram/picture.ts'
import { namesOf } from './names-of.ts'
import { journeyPage, madeBy } from './page/journey-page.ts'
import { cellLines, escaped, table } from './page/markdown.ts'
import type { HandbookSources } from './page/sources.ts'
import { timesOf } from './when.ts'
import { goalWords, triggerWords } from './words/journey-words.ts'
import type { Names } from './words/names.ts'
import { lastDay } from './words/time-words.ts'

/** The files of a team's handbook, by name: a page and a picture for each journey, and a list of them all. */
export function handbookFiles(sources: HandbookSources): ReadonlyMap<string, string> {
  const names = namesOf(sources)
  const journeys = [...sources.journeys.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return new Map([
    ['README.md', indexPage(journeys, names)],
    ...journeys.flatMap((journey) => [
      [`${journey.id}.md`, journeyPage(journey, sources)] as const,
      [`${journey.id}.svg`, drawSvg(pictureOf(journey, names))] as const,
    ]),
  ])
}

function indexPage(journeys: readonly Journey[], names: Names): string {
  const rows = journeys.map((journey) => [
    `[${escaped(journey.name)}](${journey.id}.md)`,
    escaped(journey.theme ?? ''),
    cellLines(journey.triggers.map((trigger) => escaped(triggerWords(trigger, names)))),
    journey.goal ? escaped(goalWords(journey.goal)) : '',
    lastDay(timesOf(journey).longest),
    String(mostMessages(journey)),
  ])
  const head = ['Journey', 'What it is for', 'Comes in', 'Goal', 'Over at the latest', 'Messages at most']
  return `${madeBy}\n\n# Journeys\n\n${rows.length === 0 ? 'There is no journey yet.' : table(head, rows)}\n`
}
