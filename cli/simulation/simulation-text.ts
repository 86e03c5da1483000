import { styleText } from 'node:util'
import type { SimulationResult, StepResult } from '../../local/simulation/result/result.ts'
import { countText, dollarText, percentText } from '../../state-machines/costs/number-text.ts'
import { fold } from '../costs/fold.ts'
import { textTable } from '../text-table.ts'
import { calendarOf, fullestDay } from './calendar.ts'
import { cameInWords, refusedWords, whoCame } from './coming-words.ts'
import { counted, isTold, listed, minutesText, type Report, shareText, sum } from './report.ts'
import { contestWords, hasGoal, wayHead, wayRows } from './split-words.ts'

/** What came of a simulation and what it assumes, for a terminal of 80 columns. */
export function simulationText(report: Report, assumed: readonly string[]): string {
  const { result, startsOn } = report
  const { journey, contacts, seed } = result
  const refusals = refusedWords(result)
  return [
    `${styleText('bold', journey.name)}  ${styleText('dim', `${counted(contacts, 'contact')} from ${startsOn} on, seed ${seed}`)}`,
    ...wrapped('', `${cameInWords(result)}${refusals === undefined ? '' : `; ${refusals}`}.`),
    '',
    funnelTable(result),
    ...notSentLines(result),
    ...splitLines(report),
    '',
    ...[...messageLines(result), ...insideLines(result), ...goalLines(report), ...costLines(report)].flatMap(
      ([head, text]) => wrapped(head, text),
    ),
    ...failureLines(result),
    '',
    styleText('dim', assumed.flatMap((sentence) => wrapped('', sentence)).join('\n')),
  ].join('\n')
}

const columns = 80
const indent = 10

/** A line with a word before it, broken where it would not fit. */
function wrapped(head: string, text: string): readonly string[] {
  const lines = fold(text, columns - (head === '' ? 0 : indent))
  if (head === '') return lines
  return lines.map(
    (line, index) => `${index === 0 ? styleText('bold', head.padEnd(indent)) : ' '.repeat(indent)}${line}`,
  )
}

function funnelTable({ steps, entered }: SimulationResult): string {
  const rows = steps
    .filter(isTold)
    .map((step) => [
      cut(step.id, 18),
      countText(step.reached),
      bar(step.reached / Math.max(1, entered)),
      ...(step.kind === 'send' ? mailCells(step) : ['', '', '']),
      step.answered > 0 ? countText(step.answered) : '',
      sum(step.left) > 0 ? countText(sum(step.left)) : '',
    ])
  return textTable(['step', 'reached', '', 'sent', 'opened', 'clicked', 'answered', 'left'], rows, 1)
}

const mailCells = ({ sent, opened, clicked }: StepResult): readonly string[] => [
  countText(sent),
  shareText(opened, sent),
  shareText(clicked, sent),
]

const notSentLines = ({ steps }: SimulationResult): readonly string[] =>
  steps.flatMap(({ id, notSent }) => (sum(notSent) > 0 ? wrapped('', `${id} was not sent: ${listed(notSent)}`) : []))

const splitLines = ({ result, timeZone }: Report): readonly string[] =>
  result.splits.flatMap((split) => {
    const rows = wayRows(split, hasGoal(result)).map(({ name, cells }) => [cut(`${split.step}: ${name}`, 40), ...cells])
    const words = contestWords(split, timeZone)
    return [
      '',
      textTable(['split', ...wayHead(hasGoal(result))], rows),
      ...(words === undefined ? [] : wrapped('', words)),
    ]
  })

type Line = readonly [head: string, text: string]

function messageLines({ messages, people }: SimulationResult): readonly Line[] {
  const { sent, sentByOtherJourneys, perContact, inSevenDays } = messages
  const { worst } = inSevenDays
  const most = fullestDay(messages)
  const others = sentByOtherJourneys > 0 ? `; ${countText(sentByOtherJourneys)} by other journeys` : ''
  if (most === undefined) return [['Messages', 'none']]
  return [
    ['Messages', `${countText(sent)} sent, ${(sent / Math.max(1, people)).toFixed(1)} for each who came in${others}`],
    [
      'Contact',
      `typically ${counted(perContact.median, 'message')}; one in twenty ${perContact.p95} or more; at most ${perContact.most}`,
    ],
    [
      'A week',
      `typically ${inSevenDays.median}; one in twenty ${inSevenDays.p95} or more; at worst ${worst.messages} (contact ${worst.contact})`,
    ],
    ['A day', `${spark(calendarOf(messages).map(({ messages: count }) => count))}`],
    ['Peak', `${most.date}: ${counted(most.messages, 'message')}`],
  ]
}

function insideLines({ minutesInside, ended, stillInside }: SimulationResult): readonly Line[] {
  const { median, p95, longest } = minutesInside
  const left = sum(ended.exited)
  return [
    [
      'Inside',
      `typically ${minutesText(median)}; one in twenty ${minutesText(p95)} or more; at most ${minutesText(longest)}`,
    ],
    [
      'Ended',
      `${countText(ended.completed)} at the end; ${countText(left)} left early${left > 0 ? ` (${listed(ended.exited)})` : ''}; ${countText(stillInside)} still inside`,
    ],
  ]
}

function goalLines({ result: { goal }, goal: words }: Report): readonly Line[] {
  if (goal === undefined) return []
  const credited = sum(goal.credited) > 0 ? `; thanks to ${listed(goal.credited)}` : ''
  const rate = `${goal.event}: ${percentText(goal.rate)}, ${counted(goal.reached, 'contact')}`
  return [['Goal', `${rate}${words ? `; ${words}` : ''}${credited}`]]
}

function costLines({ result, dollars, perThousand, services }: Report): readonly Line[] {
  const parts = services.slice(0, 4).map(({ service, share }) => `${service} ${percentText(share)}`)
  return [
    [
      'Cost',
      `${dollarText(dollars)} in all, ${dollarText(perThousand)} per 1,000 ${whoCame(result)}: ${parts.join(', ')}`,
    ],
  ]
}

const failureLines = ({ failures: { count, first } }: SimulationResult): readonly string[] =>
  count === 0
    ? []
    : [
        '',
        styleText('red', `${counted(count, 'execution')} failed, which must not happen. The first:`),
        ...first.map(
          ({ contact, state, error, cause }) => `  contact ${contact} at ${state}: ${error} ${cut(cause, 60)}`,
        ),
      ]

const width = 8

/** A bar of eight places. */
const bar = (share: number): string => styleText('cyan', '█'.repeat(Math.round(share * width)).padEnd(width, '·'))

const marks = '▁▂▃▄▅▆▇█'
const mostMarks = 60

/** A line of small bars; where there are too many days, several share one. */
function spark(values: readonly number[]): string {
  const each = Math.max(1, Math.ceil(values.length / mostMarks))
  const sums = Array.from({ length: Math.ceil(values.length / each) }, (_, index) =>
    values.slice(index * each, (index + 1) * each).reduce((all, one) => all + one, 0),
  )
  const most = Math.max(1, ...sums)
  return sums.map((value) => marks[Math.ceil((value / most) * (marks.length - 1))]).join('')
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
