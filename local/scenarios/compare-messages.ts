import type { Expectations, ExpectedMessage } from '../../state-machines/scenarios/scenario.ts'
import type { Played } from '../play/script.ts'
import type { Difference } from './difference.ts'
import { isOnDay, momentText, onDayText } from './journey-days.ts'

type Sent = { readonly message: string; readonly at: number }

/** Holds the messages that came against those that should: exactly these, in this order, each on its day. */
export function compareMessages({ messages, never }: Expectations, played: Played): readonly Difference[] {
  const sent = sentBy(played)
  const unwanted = sent
    .filter(({ message }) => never.includes(message))
    .map(({ message, at }) => ({ says: `${message} must not be sent, but came on ${momentText(at, played)}`, at }))
  if (messages === undefined) return unwanted
  const pairs = pair(messages, sent)
  const wrong = pairs.flatMap(({ expected, came }): readonly Difference[] => {
    if (expected === undefined)
      return came === undefined || never.includes(came.message) ? [] : [notExpected(came, played)]
    const wanted = expected.on === undefined ? expected.message : `${expected.message} on ${onDayText(expected.on)}`
    if (came === undefined) return [{ says: `expected ${wanted}, but ${whatBecame(expected, sent, played)}` }]
    if (expected.on === undefined || isOnDay(came.at, expected.on, played)) return []
    return [{ says: `expected ${wanted}, but it came on ${momentText(came.at, played)}`, at: came.at }]
  })
  return [...unwanted, ...wrong]
}

/** The messages of the journey itself; what other journeys send is theirs to expect. */
const sentBy = ({ mails, journey }: Played): readonly Sent[] =>
  mails
    .filter(({ mail }) => mail.why.journey === journey)
    .map(({ mail, sentAt }) => ({ message: mail.why.message, at: sentAt }))

const notExpected = ({ message, at }: Sent, played: Played): Difference => ({
  says: `${message} came on ${momentText(at, played)}, and is not expected there`,
  at,
})

function whatBecame({ message }: ExpectedMessage, sent: readonly Sent[], { timeline, journey }: Played): string {
  if (sent.some((one) => one.message === message)) return 'not in this place'
  const held = timeline.find((one) => one.kind === 'not-sent' && one.journey === journey && one.message === message)
  return held?.kind === 'not-sent' ? `it was not sent: ${held.reason}` : 'it did not come'
}

type Pair = { readonly expected?: ExpectedMessage; readonly came?: Sent }

/** Puts the two lists beside each other so that as many messages as possible stand beside themselves. */
function pair(expected: readonly ExpectedMessage[], came: readonly Sent[]): readonly Pair[] {
  const [first, ...others] = expected
  const [firstCame, ...othersCame] = came
  if (first === undefined) return came.map((one) => ({ came: one }))
  if (firstCame === undefined) return expected.map((one) => ({ expected: one }))
  if (first.message === firstCame.message) return [{ expected: first, came: firstCame }, ...pair(others, othersCame)]
  const isLater = came.some(({ message }) => message === first.message)
  return isLater ? [{ came: firstCame }, ...pair(expected, othersCame)] : [{ expected: first }, ...pair(others, came)]
}
