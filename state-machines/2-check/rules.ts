import { messageNeverSent } from './names/message-never-sent.ts'
import { uniqueStepIds } from './names/unique-step-ids.ts'
import { unknownLink } from './names/unknown-link.ts'
import { unknownMessage } from './names/unknown-message.ts'
import { loopBetweenJourneys } from './people/loop-between-journeys.ts'
import { moreMessagesThanCaps } from './people/more-messages-than-caps.ts'
import type { Rule } from './rule.ts'
import { sameMessageTwice } from './structure/same-message-twice.ts'
import { sendWithoutExit } from './structure/send-without-exit.ts'
import { unknownStep } from './structure/unknown-step.ts'
import { unreachableStep } from './structure/unreachable-step.ts'
import { daysGoBack } from './time/days-go-back.ts'
import { endlessWait } from './time/endless-wait.ts'
import { longerThanAYear } from './time/longer-than-a-year.ts'
import { noMomentToSend } from './time/no-moment-to-send.ts'
import { sentLater } from './time/sent-later.ts'
import { waitAlreadyPast } from './time/wait-already-past.ts'

/** Every check, by its code; each stands in the file of its name, in the folder of its subject. */
export const rules: Readonly<Record<string, Rule>> = {
  'unknown-message': unknownMessage,
  'unknown-link': unknownLink,
  'message-never-sent': messageNeverSent,
  'unknown-step': unknownStep,
  'unique-step-ids': uniqueStepIds,
  'days-go-back': daysGoBack,
  'unreachable-step': unreachableStep,
  'same-message-twice': sameMessageTwice,
  'longer-than-a-year': longerThanAYear,
  'send-without-exit': sendWithoutExit,
  'wait-already-past': waitAlreadyPast,
  'endless-wait': endlessWait,
  'no-moment-to-send': noMomentToSend,
  'sent-later': sentLater,
  'more-messages-than-caps': moreMessagesThanCaps,
  'loop-between-journeys': loopBetweenJourneys,
}

/** Checks that tell of something missing: they are silent where a part of the journey could not be read. */
export const rulesOfWholes: ReadonlySet<string> = new Set(['message-never-sent', 'unknown-step', 'send-without-exit'])
