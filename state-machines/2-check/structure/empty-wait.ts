import type { Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { type Duration, roughSeconds } from '../../../shared/domain/time/duration.ts'
import { warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** A wait lasts for some time, and so does the time in which a message or a task is to be answered. */
export const emptyWait: Rule = function* ({ steps }) {
  for (const step of allSteps(steps)) {
    if (step.kind === 'wait' && step.time.kind === 'duration' && isEmpty(step.time.duration)) {
      yield warning(
        'empty-wait',
        [...step.path, 'wait'],
        'This waits for no time at all.',
        'Write how long, or take it out.',
      )
    }
    if (isEmpty(timeToAnswer(step))) {
      const message = 'Nobody can answer in no time: everybody goes the way of those who did not.'
      yield warning('empty-wait', [...step.path, 'await', 'within'], message, 'Write how long, such as `within: 3d`.')
    }
  }
}

/** How long an answer is awaited. A `wait-for` of no time asks what has happened before, which may be meant. */
const timeToAnswer = (step: Step): Duration | undefined =>
  step.kind === 'send' || step.kind === 'act' ? step.await?.within : undefined

const isEmpty = (time: Duration | undefined): boolean => time !== undefined && roughSeconds(time) === 0
