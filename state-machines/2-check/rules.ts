import { neverHolds } from './conditions/never-holds.ts'
import { nobodyStays } from './conditions/nobody-stays.ts'
import { overlappingCases } from './conditions/overlapping-cases.ts'
import { repeatsEarlierCase } from './conditions/repeats-earlier-case.ts'
import { messageNeverSent } from './names/message-never-sent.ts'
import { messageWithoutAudienceLanguage } from './names/message-without-audience-language.ts'
import { uniqueStepIds } from './names/unique-step-ids.ts'
import { unknownAttribute } from './names/unknown-attribute.ts'
import { unknownEvent } from './names/unknown-event.ts'
import { unknownJourney } from './names/unknown-journey.ts'
import { unknownLink } from './names/unknown-link.ts'
import { unknownMessage } from './names/unknown-message.ts'
import { unknownProperty } from './names/unknown-property.ts'
import { unknownSegment } from './names/unknown-segment.ts'
import { unknownTopic } from './names/unknown-topic.ts'
import { unnamedEvent } from './names/unnamed-event.ts'
import { wrongKind } from './names/wrong-kind.ts'
import { wrongPattern } from './names/wrong-pattern.ts'
import { loopBetweenJourneys } from './people/loop-between-journeys.ts'
import { moreMessagesThanCaps } from './people/more-messages-than-caps.ts'
import { overAwsLimits } from './people/over-aws-limits.ts'
import type { Rule } from './rule.ts'
import { deadEnd } from './structure/dead-end.ts'
import { emptyWait } from './structure/empty-wait.ts'
import { enteredOnce } from './structure/entered-once.ts'
import { goalBelowBaseline } from './structure/goal-below-baseline.ts'
import { sameMessageTwice } from './structure/same-message-twice.ts'
import { sendWithoutExit } from './structure/send-without-exit.ts'
import { uniqueVariants } from './structure/unique-variants.ts'
import { unknownStep } from './structure/unknown-step.ts'
import { unreachableStep } from './structure/unreachable-step.ts'
import { wayForNobody } from './structure/way-for-nobody.ts'
import { weightlessSplit } from './structure/weightless-split.ts'
import { winnerNeverFound } from './structure/winner-never-found.ts'
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
  'over-aws-limits': overAwsLimits,
  'dead-end': deadEnd,
  'empty-wait': emptyWait,
  'entered-once': enteredOnce,
  'goal-below-baseline': goalBelowBaseline,
  'message-without-audience-language': messageWithoutAudienceLanguage,
  'never-holds': neverHolds,
  'nobody-stays': nobodyStays,
  'overlapping-cases': overlappingCases,
  'repeats-earlier-case': repeatsEarlierCase,
  'unique-variants': uniqueVariants,
  'unknown-attribute': unknownAttribute,
  'unknown-event': unknownEvent,
  'unknown-journey': unknownJourney,
  'unknown-property': unknownProperty,
  'unknown-segment': unknownSegment,
  'unknown-topic': unknownTopic,
  'unnamed-event': unnamedEvent,
  'way-for-nobody': wayForNobody,
  'weightless-split': weightlessSplit,
  'winner-never-found': winnerNeverFound,
  'wrong-kind': wrongKind,
  'wrong-pattern': wrongPattern,
}

/** Checks that tell of something missing: they are silent where a part of the journey could not be read. */
export const rulesOfWholes: ReadonlySet<string> = new Set([
  'message-never-sent',
  'unknown-step',
  'send-without-exit',
  'dead-end',
  'winner-never-found',
])
