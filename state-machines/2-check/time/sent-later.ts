import { describeClock } from '../../../shared/domain/time/describe-time.ts'
import { warning } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { quietSends } from './quiet-sends.ts'

/** A message goes out at the time for which it is written, and not when the quiet hours end that hold then. */
export const sentLater: Rule = function* (journey, workspace) {
  for (const { step, due, until, tooLate } of quietSends(journey, workspace)) {
    if (tooLate !== undefined) continue
    const [written, end] = [describeClock(due.clock), describeClock(until % 1440)]
    yield warning(
      'sent-later',
      [...step.path, 'send'],
      `\`${step.message}\` is due at ${written}, in the quiet hours: everybody gets it at ${end}.`,
      `Write a time outside of the quiet hours, such as \`at: "${end}"\`.`,
    )
  }
}
