import { styleText } from 'node:util'
import type { Played } from '../../local/play/script.ts'
import type { Difference } from '../../local/scenarios/difference.ts'
import { clockAt, dayAt } from '../../local/scenarios/journey-days.ts'
import { counted } from '../../shared/domain/counted.ts'
import { describeWeekdays } from '../../shared/domain/time/describe-time.ts'
import { wallTime } from '../../shared/domain/time/local-time.ts'
import { activityText } from './activity-text.ts'

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
  return [...lines, '', ...undone, styleText('dim', summary(played))].join('\n')
}

/** How many messages there were, and how long it took to play them. */
function summary({ mails, milliseconds, journey }: Played): string {
  const days = new Set(mails.map(({ sentAt }) => Math.floor(sentAt / 86_400_000))).size
  return `${journey}: ${counted(mails.length, 'message')} on ${counted(days, 'day')}, played in ${Math.round(milliseconds)} ms`
}

type Line = { readonly at: number; readonly text: string }

/** Entries of the timeline, each followed by the marks of its moment. */
function linesOf({ timeline }: Played, differences: readonly Difference[]): readonly Line[] {
  const marks = differences.flatMap(({ says, at }) =>
    at === undefined ? [] : [{ at, text: styleText('red', `✗ ${says}`) }],
  )
  return [...timeline.map((one) => ({ at: one.at, text: activityText(one) })), ...marks].toSorted((a, b) => a.at - b.at)
}

function dateText(at: number, { zone }: Played): string {
  const date = new Date(wallTime(zone, at))
  return `${describeWeekdays([date.getUTCDay()]).slice(0, 3)} ${date.toISOString().slice(0, 10)}`
}
