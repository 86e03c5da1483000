import { daysGoBack } from './days-go-back.ts'
import { longerThanAYear } from './longer-than-a-year.ts'
import { messageNeverSent } from './message-never-sent.ts'
import type { Rule } from './rule.ts'
import { sameMessageTwice } from './same-message-twice.ts'
import { sendWithoutExit } from './send-without-exit.ts'
import { uniqueStepIds } from './unique-step-ids.ts'
import { unknownLink } from './unknown-link.ts'
import { unknownMessage } from './unknown-message.ts'
import { unknownStep } from './unknown-step.ts'
import { unreachableStep } from './unreachable-step.ts'

/** Every check, by its code; each stands in the file of its name. */
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
}

/** Checks that tell of something missing: they are silent where a part of the journey could not be read. */
export const rulesOfWholes: ReadonlySet<string> = new Set(['message-never-sent', 'unknown-step', 'send-without-exit'])
