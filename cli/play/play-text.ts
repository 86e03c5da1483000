import { styleText } from 'node:util'
import type { Played } from '../../local/play/script.ts'
import type { Difference } from '../../local/scenarios/difference.ts'
import { clockAt, dayAt } from '../../local/scenarios/journey-days.ts'
import { counted } from '../../shared/domain/counted.ts'
import { describeWeekdays } from '../../shared/domain/time/describe-time.ts'
import { wallTime } from '../../shared/domain/time/local-time.ts'
import { type ToldLine, toldLines, wayAt } from './told-lines.ts'

/** What happened, day by day, for a person to read; what came otherwise than expected is marked where it shows. */
export function playText(played: Played, differences: readonly Difference[] = []): string {
  const lines: string[] = []
  let lastDay: number | undefined
  for (const { at, text } of linesOf(played, differences)) {
    const day = dayAt(at, played)
    if (day !== lastDay) lines.push('', styleText('bold', `Day ${day}`) + styleText('dim', `  ${dateText(at, played)}`))
    lastDay = day
    lines.push(`  ${styleText('dim', clockAt(at, played))}  ${text}`)
  }
  const undone = played.undone.map(({ words }) =>
    styleText('yellow', `Could not happen, as there was nothing to answer: ${words}`),
  )
  const notes = [...entryNote(played), ...wayNotes(played)]
  return [...lines, '', ...undone, ...notes, styleText('dim', summary(played))].join('\n')
}

/** How many messages there were, and how long it took to play them. */
function summary(played: Played): string {
  const { mails, milliseconds, journey } = played
  const own = mails.filter(({ mail }) => mail.why.journey === journey)
  const days = new Set(own.map(({ sentAt }) => dayAt(sentAt, played))).size
  const others = own.length === mails.length ? '' : `, and ${mails.length - own.length} of other journeys`
  const said = `${counted(own.length, 'message')} on ${counted(days, 'day')}${others}`
  return `${journey}: ${said}, played in ${Math.round(milliseconds)} ms`
}

/** That something else let them in than was meant. */
function entryNote({ notBy }: Played): readonly string[] {
  if (notBy === undefined) return []
  const why = notBy.why === undefined ? '' : `: ${notBy.why}`
  return [styleText('yellow', `They came in by ${notBy.way}, and not by ${notBy.by}${why}.`)]
}

/** Which ways nobody chose, of the splits that they came to, and how others are chosen. */
const wayNotes = (played: Played): readonly string[] =>
  played.ways
    .filter((given) => given.others.length > 0 && played.timeline.some((one) => wayAt(one, played) === given))
    .map(({ split, way, others }) => {
      const [other = ''] = others
      const said = `Nobody chose a way at ${split}, so they go ${way}. There is also ${others.join(', ')}:`
      return styleText(
        'yellow',
        `${said} --way "${split}=${other}", or in a scenario \`ways: { ${split}: ${other} }\`.`,
      )
    })

/** The lines of the timeline, each followed by the marks of its moment. */
function linesOf(played: Played, differences: readonly Difference[]): readonly ToldLine[] {
  const marks = differences.flatMap(({ says, at }) =>
    at === undefined ? [] : [{ at, text: styleText('red', `✗ ${says}`) }],
  )
  return [...toldLines(played), ...marks].toSorted((a, b) => a.at - b.at)
}

function dateText(at: number, { zone }: Played): string {
  const date = new Date(wallTime(zone, at))
  return `${describeWeekdays([date.getUTCDay()]).slice(0, 3)} ${date.toISOString().slice(0, 10)}`
}
