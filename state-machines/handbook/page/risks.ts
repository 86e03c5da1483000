import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { describeDuration, parseDuration } from '../../../shared/domain/time/duration.ts'
import { counted, listed } from '../words/names.ts'
import { code, escaped } from './markdown.ts'

/** Something that may go wrong in a journey: when, what happens then, and what a person can do. As Markdown. */
export type Risk = readonly [when: string, then: string, todo: string]

/** What may go wrong in this journey, and nothing that cannot. */
export function risksOf(journey: Journey, settings: Settings, messages: readonly PublishedMessage[]): readonly Risk[] {
  const steps = [...allSteps(journey.steps)]
  const sent = messages.filter(({ id }) => steps.some((step) => step.kind === 'send' && step.message === id))
  return [
    ...doorRisks(journey),
    ...(sent.length > 0 ? mailRisks(sent) : []),
    ...(sent.length > 0 ? rhythmRisks(settings, sent) : []),
    ...steps.flatMap(stepRisks),
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
  const caped = (caps ?? []).map(({ messages, within }) => `${counted(messages, 'message')} in ${durationText(within)}`)
  const expiring = sent.flatMap(({ id, expires }) =>
    expires ? [`${code(id)} after ${describeDuration(expires)}`] : [],
  )
  const isPutOff = quietHours !== undefined || caped.length > 0
  return [
    ...(quietHours
      ? [['It is night', `Messages wait from ${quietHours.from} until ${quietHours.until}`, 'Nothing'] as const]
      : []),
    ...(caped.length > 0
      ? [
          [
            'Too many messages at once',
            `No more than ${listed(caped, 'and')}, all journeys together: the message waits`,
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

/** What may go wrong with one step. */
function stepRisks(step: Step): readonly Risk[] {
  const at = code(step.id)
  switch (step.kind) {
    case 'send':
      return step.await
        ? [[`${at} is not sent`, 'Goes on at once as if nobody had answered', 'The timeline of the contact tells why']]
        : []
    case 'wait-for': {
      const then = `Goes on after ${describeDuration(step.within)}; later ones are not waited for`
      return [[`${escaped(step.match.event)} does not come (${at})`, then, 'See that the event is posted']]
    }
    case 'wait':
      return step.time.kind === 'date'
        ? [
            [
              `${escaped(step.time.attribute)} is missing or past (${at})`,
              'Goes on at once, without waiting',
              'Ask in a branch above whether it is known',
            ],
          ]
        : []
    case 'call':
      return [
        [
          `The server does not answer (${at})`,
          'It is asked again for a while; then the journey goes on without its answer',
          'Ask who runs the server; the call has an id of its own and may be made twice',
        ],
      ]
    case 'act':
      return actionRisks(step, at)
    case 'split':
      return step.winner
        ? [
            [
              `Too few answers to tell which way is better (${at})`,
              'The shares stay as they are',
              'Wait for more contacts',
            ],
          ]
        : []
    default:
      return []
  }
}

function actionRisks(step: Extract<Step, { kind: 'act' }>, at: string): readonly Risk[] {
  const { action } = step
  if (action.kind === 'enroll') {
    const then = `Its door decides as ever: audience, re-entry and exits of ${code(action.journey)} hold`
    return [[`They are not let in (${at})`, then, 'The timeline of the contact tells why']]
  }
  if (action.kind !== 'task') return []
  const within = step.await ? `Goes on without it after ${describeDuration(step.await.within)}` : 'Nothing waits for it'
  return [[`Nobody does the task (${at})`, within, `Ask the team ${code(action.team)}`]]
}
