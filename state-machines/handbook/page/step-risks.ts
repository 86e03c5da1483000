import type { Step } from '../../../shared/domain/journey/journey.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { code, escaped } from './markdown.ts'

/** Something that may go wrong in a journey: when, what happens then, and what a person can do. As Markdown. */
export type Risk = readonly [when: string, then: string, todo: string]

/** What may go wrong with one step. */
export function risksOfStep(step: Step): readonly Risk[] {
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
    case 'wait': {
      if (step.time.kind !== 'date') return []
      const when = `${escaped(step.time.attribute)} is missing or past (${at})`
      return [[when, 'Goes on at once, without waiting', 'Ask in a branch above whether it is known']]
    }
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
