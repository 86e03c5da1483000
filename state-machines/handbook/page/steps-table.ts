import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { waysOn } from '../ways.ts'
import { type Times, timesOf } from '../when.ts'
import { matchWords } from '../words/journey-words.ts'
import { type Names, readableSubject } from '../words/names.ts'
import { answersWords, stepWords } from '../words/step-words.ts'
import { daysWords, dayWords } from '../words/time-words.ts'
import { cellLines, code, escaped, table } from './markdown.ts'

/** A row for every step of a journey that somebody comes to: when, for whom, what, and what is awaited. */
export function stepsTable(journey: Journey, names: Names, messages: readonly PublishedMessage[]): string {
  const page = { times: timesOf(journey), names, messages: new Map(messages.map((one) => [one.id, one])) }
  const head = ['Day', 'Who', 'Step', 'What', 'Subject', 'Stage', 'Waits for']
  return table(head, rowsOf(journey.steps, [], page))
}

type Page = {
  readonly times: Times
  readonly names: Names
  readonly messages: ReadonlyMap<string, PublishedMessage>
}

function rowsOf(steps: readonly Step[], who: readonly string[], page: Page): readonly (readonly string[])[] {
  return steps.flatMap((step) => {
    const at = page.times.steps.get(step.id)
    if (at === undefined) return []
    const day = step.day?.at === undefined ? daysWords(at) : dayWords(step.day)
    const row = [
      day,
      who.map(escaped).join(' › '),
      code(step.id),
      what(step, page.names),
      subjects(step, page.messages),
    ]
    const ways = waysOn(step, page.names).flatMap(({ label, steps: inner }) => rowsOf(inner, [...who, label], page))
    return [[...row, step.stage ?? '', awaited(step)], ...ways]
  })
}

function what(step: Step, names: Names): string {
  if (step.kind === 'send') return `Message ${code(step.message)}`
  const { title, notes } = stepWords(step, names)
  return cellLines([title, ...notes].map(escaped))
}

/** The subjects of a message, each with its language. */
function subjects(step: Step, messages: Page['messages']): string {
  if (step.kind !== 'send') return ''
  const languages = Object.entries(messages.get(step.message)?.languages ?? {})
  return cellLines(languages.map(([language, { subject }]) => `${language}: ${escaped(readableSubject(subject))}`))
}

function awaited(step: Step): string {
  if (step.kind === 'wait-for') return escaped(`${matchWords(step.match)}, ${describeDuration(step.within)} at most`)
  if (step.kind === 'send' && step.await) {
    return escaped(`${answersWords(step.await.answers)}, ${describeDuration(step.await.within)} at most`)
  }
  return step.kind === 'act' && step.await ? `done, ${describeDuration(step.await.within)} at most` : ''
}
