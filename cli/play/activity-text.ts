import { styleText } from 'node:util'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { NotSentReason } from '../../shared/domain/message/send.ts'

/** One entry of a timeline, for a person to read. */
export function activityText(activity: Activity): string {
  switch (activity.kind) {
    case 'event':
      return `did “${activity.name}”${propertiesText(activity.properties)}`
    case 'identified':
      return `told about themselves: ${Object.keys(activity.attributes).join(', ')}`
    case 'merged':
      return 'turned out to be somebody whom we knew'
    case 'entered':
      return styleText('green', `entered ${activity.journey}`)
    case 'entry-refused':
      return styleText('yellow', `was not let into ${activity.journey}: ${activity.reason}`)
    case 'asked':
      return `${activity.words} ${activity.holds ? styleText('green', 'yes') : styleText('red', 'no')}${at(activity)}`
    case 'acted':
    case 'changed':
      return `${activity.what}${at(activity)}`
    case 'called':
      return activity.answered
        ? `called${at(activity)}`
        : styleText('yellow', `called, and nobody answered${at(activity)}`)
    case 'segment-entered':
      return `came into the segment ${activity.segment}`
    case 'segment-left':
      return `is in the segment ${activity.segment} no longer`
    case 'waited':
      return `answered${at(activity)}`
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
      return messageText(activity)
  }
}

/** The step that it belongs to. */
const at = ({ step }: { readonly step: string }): string => styleText('dim', ` (${step})`)

const propertiesText = (properties: JsonObject): string =>
  Object.keys(properties).length === 0 ? '' : styleText('dim', ` ${JSON.stringify(properties)}`)

type MessageActivity = Extract<Activity, { readonly message: string }>

function messageText(activity: MessageActivity): string {
  switch (activity.kind) {
    case 'sent':
      return `${styleText('cyan', `✉ ${activity.message}`)}  ${activity.subject}`
    case 'not-sent':
      return styleText('yellow', `✉ ${activity.message} was not sent: ${activity.reason}`)
    case 'deferred':
      return styleText('yellow', `✉ ${activity.message} waits for ${waitsFor(activity.reason)}`)
    default:
      return `${activity.kind} ${activity.message}${activity.link === undefined ? '' : ` (${activity.link})`}`
  }
}

const waitsFor = (reason: NotSentReason | undefined): string =>
  reason === 'frequency-cap' ? 'a place under the frequency caps' : 'the end of the quiet hours'
