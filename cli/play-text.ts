import { styleText } from 'node:util'
import type { Played } from '../local/play.ts'
import type { Activity } from '../shared/domain/contact/activity.ts'
import { wallTime, zonePeriods } from '../shared/domain/time/local-time.ts'

/** When and where a play takes place. */
type Stage = { readonly startsAt: number; readonly zone: string; readonly journey: string }

/** What happened, day by day, for a person to read. */
export function playText({ timeline, mails, milliseconds }: Played, { startsAt, zone, journey }: Stage): string {
  const lines: string[] = []
  let lastDay: number | undefined
  for (const activity of timeline) {
    const periods = zonePeriods(zone, activity.at)
    const wall = wallTime(periods, activity.at)
    const day = Math.floor(wall / 86_400_000) - Math.floor(wallTime(periods, startsAt) / 86_400_000)
    if (day !== lastDay) lines.push('', styleText('bold', `Day ${day}`) + styleText('dim', `  ${dateText(wall)}`))
    lastDay = day
    lines.push(`  ${styleText('dim', timeText(wall))}  ${happening(activity)}`)
  }
  const days = new Set(mails.map(({ sentAt }) => Math.floor(sentAt / 86_400_000))).size
  const summary = `${journey}: ${counted(mails.length, 'message')} on ${counted(days, 'day')}, played in ${Math.round(milliseconds)} ms`
  return [...lines, '', styleText('dim', summary)].join('\n')
}

/** The same for machines. */
export const playJson = ({ timeline, mails, milliseconds }: Played): string =>
  JSON.stringify(
    {
      timeline: timeline.map(({ at, ...activity }) => ({ at: new Date(at).toISOString(), ...activity })),
      messages: mails.map(({ sentAt, mail }) => ({
        sentAt: new Date(sentAt).toISOString(),
        message: mail.why.message,
        step: mail.why.step,
        to: mail.to,
        subject: mail.subject,
      })),
      milliseconds: Math.round(milliseconds),
    },
    null,
    2,
  )

function happening(activity: Activity): string {
  switch (activity.kind) {
    case 'event':
      return `did “${activity.name}” ${styleText('dim', JSON.stringify(activity.properties))}`
    case 'identified':
      return `told about themselves: ${Object.keys(activity.attributes).join(', ')}`
    case 'merged':
      return 'turned out to be somebody whom we knew'
    case 'entered':
      return styleText('green', `entered ${activity.journey}`)
    case 'entry-refused':
      return styleText('yellow', `was not let into ${activity.journey}: ${activity.reason}`)
    case 'sent':
      return `${styleText('cyan', `✉ ${activity.message}`)}  ${activity.subject}`
    case 'not-sent':
      return styleText('yellow', `✉ ${activity.message} was not sent: ${activity.reason}`)
    case 'deferred':
      return styleText('yellow', `✉ ${activity.message} waits for the end of the quiet hours`)
    case 'asked':
      return `${activity.words} ${activity.holds ? styleText('green', 'yes') : styleText('red', 'no')} ${styleText('dim', activity.step)}`
    case 'acted':
    case 'changed':
      return `${activity.what} ${styleText('dim', activity.step)}`
    case 'called':
      return activity.answered
        ? `called ${styleText('dim', activity.step)}`
        : styleText('yellow', `called, and nobody answered ${styleText('dim', activity.step)}`)
    case 'segment-entered':
      return `came into the segment ${activity.segment}`
    case 'segment-left':
      return `is in the segment ${activity.segment} no longer`
    case 'waited':
      return `answered ${styleText('dim', activity.step)}`
    case 'goal-reached':
      return styleText(
        'green',
        `★ goal reached: ${activity.event}${activity.creditedTo ? `, thanks to ${activity.creditedTo}` : ''}`,
      )
    case 'exited':
      return styleText('green', `left ${activity.journey}: ${activity.reason}`)
    case 'completed':
      return styleText('green', `completed ${activity.journey}`)
    default:
      return `${activity.kind} ${activity.message}${activity.link === undefined ? '' : ` (${activity.link})`}`
  }
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const dateText = (wall: number): string =>
  `${days[new Date(wall).getUTCDay()] ?? ''} ${new Date(wall).toISOString().slice(0, 10)}`

const timeText = (wall: number): string => new Date(wall).toISOString().slice(11, 16)
