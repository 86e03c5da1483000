import { styleText } from 'node:util'
import type { Change } from '../../state-machines/handbook/changes/change.ts'
import { oneLine } from '../../state-machines/handbook/words/one-line.ts'
import type { JourneyReport, StepReport } from './journey-report.ts'
import type { MeantChange } from './means/everywhere.ts'
import type { MessageReport } from './means/message-report.ts'
import { insidePeople, messagePeople, stepPeople } from './people-text.ts'

/** What a change of one journey means, for a person to read. */
export function journeyLines(report: JourneyReport): readonly string[] {
  const { door, steps, messages, kind, versions, inside } = report
  const about = inside?.isReckoned ? 'about ' : ''
  const hasNewVersion = kind === 'changed' && versions.before !== versions.after
  const shape = [...door.flatMap(meantLines), ...steps.flatMap((step) => stepLines(step, about))]
  const unsaid = hasNewVersion && shape.length === 0 ? [`    ${styleText('dim', 'nothing that a contact sees')}`] : []
  return [
    headline(report),
    ...renameLines(report),
    ...(hasNewVersion ? [reach('those who enter from now on'), ...shape, ...unsaid] : []),
    ...(messages.length === 0 ? [] : [reach('everybody, also those who are inside')]),
    ...messages.flatMap((message) => messageLines(message, about)),
    ...figuresText(report),
    ...said(insidePeople(report), '  '),
  ]
}

function headline({ id, name, kind, versions }: JourneyReport): string {
  const [colour, words] = inWords(kind, versions)
  return `${styleText('bold', oneLine(id))}  ${oneLine(name)}  ${styleText(colour, words)}`
}

function inWords(kind: JourneyReport['kind'], { before, after }: JourneyReport['versions']) {
  switch (kind) {
    case 'new':
      return ['green', 'new'] as const
    case 'removed':
      return ['red', 'removed: nobody comes in any more'] as const
    case 'unreadable': {
      const words = after === undefined ? 'has mistakes: `waymark check` tells them' : 'had mistakes before'
      return ['red', words] as const
    }
    case 'changed': {
      const words = before === after ? `same version, ${after}` : `new version ${after}, was ${before}`
      return ['yellow', words] as const
    }
  }
}

function renameLines({ id, renamed }: JourneyReport): readonly string[] {
  if (renamed === undefined) return []
  if (renamed.was === id) return [`  It seems to be called ${oneLine(renamed.is)} now.`]
  return [
    `  It seems to be ${oneLine(renamed.was)} under another id, and so it is another journey: who has been in the old one, or is inside of it, may come in as if for the first time. Its numbers begin anew, and its splits draw anew.`,
  ]
}

const reach = (whom: string): string => `  ${styleText('dim', `For ${whom}:`)}`

const said = (words: string, indent = '        '): readonly string[] => (words === '' ? [] : [indent + words])

/** A change, and below it what it means. */
export const meantLines = ({ means, ...change }: MeantChange): readonly string[] => [
  changeText(change),
  ...means.flatMap((words) => said(oneLine(words))),
]

const changeText = ({ about, what, before, after }: Change): string => {
  const subject = about === undefined ? '' : `${about}  `
  return `    ${styleText('yellow', '~')} ${oneLine(`${subject}${what}: ${before || 'none'} → ${after || 'none'}`)}`
}

function stepLines(step: StepReport, about: string): readonly string[] {
  const { id, kind, was = '', words = '', changes } = step
  if (kind === 'changed') return [...changes.map(changeText), ...said(stepPeople(step, about))]
  if (kind === 'renamed') {
    const anew = said('Numbers hang on the id and begin anew; the ways of a split are drawn anew.')
    return [
      `    ${styleText('yellow', '~')} ${oneLine(id)}  is ${oneLine(was)} under another id`,
      ...anew,
      ...said(stepPeople(step, about)),
    ]
  }
  const mark = kind === 'added' ? styleText('green', `+ ${oneLine(id)}`) : styleText('red', `− ${oneLine(id)}`)
  return [`    ${mark}  ${oneLine(words)}`, ...said(stepPeople(step, about))]
}

const messageLines = ({ changes, readers, languages, inside }: MessageReport, about: string): readonly string[] => [
  ...changes.map(changeText),
  ...said(readersText(readers)),
  ...said(languagesText(languages)),
  ...said(messagePeople(inside, about)),
]

function readersText(readers: MessageReport['readers']): string {
  if (readers === undefined) return ''
  const others = readers.andOthers ? ', or of a language that it is not written in,' : ''
  return `Only readers of ${readers.languages.join(', ')}${others} see a difference.`
}

function languagesText({ added, gone }: NonNullable<MessageReport['languages']> = { added: [], gone: [] }): string {
  const [came, went] = [added.join(', '), gone.join(', ')]
  return [
    ...(came === '' ? [] : [`Readers of ${came} got it in another language until now.`]),
    ...(went === '' ? [] : [`Readers of ${went} get it in another language from now on.`]),
  ].join(' ')
}

function figuresText({ kind, transitions, costs }: JourneyReport): readonly string[] {
  if (kind === 'unreadable' || kind === 'removed') return []
  const words = [
    fromTo('Transitions where nobody answers', transitions.before, transitions.after),
    fromTo('For each contact', costs.before, costs.after),
  ]
  return words.filter((line) => line !== '').map((line) => `  ${styleText('dim', line)}`)
}

function fromTo(of: string, was: number | string | undefined, is: number | string | undefined): string {
  if (is === undefined || was === is) return ''
  return was === undefined ? `${of}: ${is}` : `${of}: ${was} → ${is}`
}
