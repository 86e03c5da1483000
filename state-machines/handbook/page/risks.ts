import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import { counted } from '../../../shared/domain/counted.ts'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { describeDuration, parseDuration } from '../../../shared/domain/time/duration.ts'
import { listed } from '../words/names.ts'
import { code, escaped } from './markdown.ts'
import { type Risk, risksOfStep } from './step-risks.ts'

/** What may go wrong in this journey, and nothing that cannot. */
export function risksOf(journey: Journey, settings: Settings, messages: readonly PublishedMessage[]): readonly Risk[] {
  const steps = [...allSteps(journey.steps)]
  const sent = messages.filter(({ id }) => steps.some((step) => step.kind === 'send' && step.message === id))
  return [
    ...doorRisks(journey),
    ...(sent.length > 0 ? mailRisks(sent) : []),
    ...(sent.length > 0 ? rhythmRisks(settings, sent) : []),
    ...steps.flatMap(risksOfStep),
  ]
}

const doorRisks = ({ triggers, reentry }: Journey): readonly Risk[] => [
  ...triggers.flatMap((trigger): readonly Risk[] => {
    if (trigger.kind === 'date') {
      const then = `${escaped(trigger.attribute)} is missing or no date: this journey never begins for them`
      return [['No date is known', then, `Ask for ${escaped(trigger.attribute)} where they tell about themselves`]]
    }
    if (trigger.kind === 'eventbridge') {
      const then = `Events without ${escaped(trigger.contact.path)} let nobody in`
      return [['Another system changes its events', then, `Look at the rule on the bus ${escaped(trigger.bus)}`]]
    }
    return []
  }),
  ...(reentry.key === undefined
    ? []
    : [
        [
          'The event has no value',
          `${escaped(reentry.key)} is missing: all such entries count as one`,
          'Post it',
        ] as const,
      ]),
]

function mailRisks(sent: readonly PublishedMessage[]): readonly Risk[] {
  const topics = [...new Set(sent.map(({ topic }) => topic))]
  return [
    ['No address', 'No message is sent (`no-address`); everything else happens', 'Ask for the address at the door'],
    [
      'Left the topic',
      `Messages about ${listed(topics.map(code), 'or')} are not sent (\`unsubscribed\`)`,
      'Nothing: it is their wish',
    ],
    [
      'The address bounced, or complained',
      'Not let in, and no more messages (`suppressed`)',
      'A new address can be told with `identify`',
    ],
    [
      'The text cannot be filled in',
      'The message is not sent (`rendering-failed`)',
      'Give the variable a `default` in the message',
    ],
  ]
}

function rhythmRisks({ quietHours, caps }: Settings, sent: readonly PublishedMessage[]): readonly Risk[] {
  const capped = (caps ?? []).map(
    ({ messages, within }) => `${counted(messages, 'message')} in ${durationText(within)}`,
  )
  const expiring = sent.flatMap(({ id, expires }) =>
    expires ? [`${code(id)} after ${describeDuration(expires)}`] : [],
  )
  const isPutOff = quietHours !== undefined || capped.length > 0
  return [
    ...(quietHours
      ? [['It is night', `Messages wait from ${quietHours.from} until ${quietHours.until}`, 'Nothing'] as const]
      : []),
    ...(capped.length > 0
      ? [
          [
            'Too many messages at once',
            `No more than ${listed(capped, 'and')}, all journeys together: the message waits`,
            'Look which other journeys write to the same people',
          ] as const,
        ]
      : []),
    ...(isPutOff
      ? [
          [
            'A message comes too late',
            `It is not sent (\`expired\`) when the day of the next step has come${expiring.length > 0 ? `; ${listed(expiring, 'and')}` : ''}`,
            'Leave more days between messages',
          ] as const,
        ]
      : []),
  ]
}

const durationText = (written: string): string => {
  const duration = parseDuration(written)
  return duration ? describeDuration(duration) : written
}
