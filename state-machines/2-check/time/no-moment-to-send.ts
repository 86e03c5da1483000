import { describeClock } from '../../../shared/domain/time/describe-time.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { quietSends } from './quiet-sends.ts'

/**
 * Every message has a moment at which it can go out: one that is due in quiet hours has not expired when they end, and
 * the day of the step behind it has not come.
 */
export const noMomentToSend: Rule = function* (journey, workspace) {
  for (const { step, due, until, tooLate } of quietSends(journey, workspace)) {
    if (tooLate === undefined) continue
    const why = tooLate === 'expires' ? 'the message has expired' : 'the day of the next step has come'
    yield error(
      'no-moment-to-send',
      [...step.path, 'send'],
      `\`${step.message}\` is never sent: it is due at ${describeClock(due.clock)}, in the quiet hours, and when they end at ${describeClock(until % 1440)}, ${why}.`,
      tooLate === 'expires'
        ? 'Send it outside of the quiet hours, or write a longer `expires` in its message.'
        : 'Send it outside of the quiet hours, or write a later day for the next step.',
    )
  }
}
