import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { describeDuration, parseDuration, roughSeconds } from '../../../shared/domain/time/duration.ts'
import { error, type Finding, warning } from '../../diagnostic.ts'
import type { Rule, Workspace } from '../rule.ts'
import { journeyPaths } from '../time/paths/journey-paths.ts'
import { messagesOf, type Share, shareOf, sharesWithin, worstTogether } from './shares.ts'
import { type Burst, worstBurst } from './worst-burst.ts'

/**
 * In the worst case nobody is sent more messages than the `caps` of `settings.yaml` allow. One path of one journey that
 * goes over a cap by itself is an error: there, a message is always put off. It is a warning where a date or a weekday
 * has to come soon for it, where quiet hours have to put off messages above, where a contact has to come in again, or to
 * be in several journeys at once, each of them on its worst days: caps keep messages apart when they are sent. Branches
 * are taken as independent of each other. Journeys whose audiences contradict each other, or of which one ends by what
 * the other asks for, are not added up. Days have 24 hours here, and contacts stay in their time zone: an hour that the
 * clocks leave out, and a zone that changes between two messages, are left to the caps.
 */
export const moreMessagesThanCaps: Rule = function* (journey, workspace) {
  let isUnbounded = false
  for (const cap of workspace.settings?.caps ?? []) {
    const written = parseDuration(cap.within)
    if (written === undefined) continue
    const within = roughSeconds(written)
    const limit: Limit = { messages: cap.messages, within, words: describeDuration(written) }
    const shares = sharesWithin(workspace, within)
    const own = shares.find((share) => share.journey === journey) ?? shareOf(journey, workspace, within)
    if (own.burst.length > limit.messages) yield tooManyAlone(own, limit, workspace)
    else if (own.burst.length * own.passes > limit.messages && !isUnbounded) {
      yield tooManyPasses(own, limit)
      // What one cap cannot hold no other can.
      isUnbounded = own.passes === Number.POSITIVE_INFINITY
    }
    yield* tooManyTogether(journey, limit, workspace)
  }
}

type Limit = Pick<NonNullable<Settings['caps']>[number], 'messages'> & {
  readonly within: number
  readonly words: string
}

/** Where it is only so because a date or a weekday may come soon, it is a warning. */
function tooManyAlone({ journey, burst }: Share, { messages, within, words }: Limit, workspace: Workspace): Finding {
  const certain = worstBurst(journey, within, journeyPaths(journey, workspace), 'far')
  const isCertain = certain.length > messages
  const told = isCertain ? certain : burst
  const first = told[messages]
  return (isCertain ? error : warning)(
    'more-messages-than-caps',
    first ? [...first.step.path, 'send'] : ['steps'],
    `One path ${isCertain ? 'sends' : 'may send'} ${told.length} messages within ${words}, and the cap is ${messages}: ${listed(told)}.`,
    'Let more time pass between them, or raise the cap in `settings.yaml`.',
  )
}

function tooManyPasses({ burst, passes, journey }: Share, { messages, words }: Limit): Finding {
  const { kind, key } = journey.reentry
  const unbounded = key === undefined ? 'as often as they like' : `once for each \`${key}\``
  const often = Number.isFinite(passes) ? `${passes} times` : unbounded
  const each = burst.length === 1 ? `1 message` : `${burst.length} messages`
  return warning(
    'more-messages-than-caps',
    kind === 'never' && key === undefined ? ['steps'] : ['reentry'],
    `Within ${words} a contact may come in ${often}, for up to ${each} each time (${listed(burst)}), and the cap is ${messages}. The others are put off.`,
    `${key === undefined ? 'Write `reentry: { after: … }` with a longer time' : 'Take the key out'}, or raise the cap in \`settings.yaml\`.`,
  )
}

/** Told once for a workspace, in the journey that sends the most. */
function* tooManyTogether(journey: Journey, { messages, within, words }: Limit, workspace: Workspace) {
  const together = worstOf(workspace, within)
  const total = together.reduce((sum, share) => sum + messagesOf(share), 0)
  if (together.length < 2 || together[0]?.journey !== journey || total <= messages) return
  yield warning(
    'more-messages-than-caps',
    ['steps'],
    `Whoever is in ${together.length} journeys at once may be sent ${total} messages within ${words}: ${journeysListed(together)}. The cap is ${messages}, so ${total - messages} of them ${total - messages === 1 ? 'is' : 'are'} put off.`,
    'Let an `audience` or an `exit` keep them apart, or raise the cap in `settings.yaml`.',
  )
}

function worstOf(workspace: Workspace, within: number): readonly Share[] {
  const shares = sharesWithin(workspace, within)
  const known = remembered.get(shares)
  if (known !== undefined) return known
  const found = worstTogether(shares, workspace)
  remembered.set(shares, found)
  return found
}

const remembered = new WeakMap<readonly Share[], readonly Share[]>()

/** More than so many messages or journeys are not named. */
const mostNamed = 6

const listed = (burst: Burst): string => named(burst.map(({ step, day }) => `day ${day} \`${step.id}\``))

const journeysListed = (shares: readonly Share[]): string =>
  named(shares.map((share) => `${messagesOf(share)} of \`${share.journey.id}\` (${listed(share.burst)})`))

const named = (words: readonly string[]): string =>
  words.length <= mostNamed
    ? words.join(', ')
    : `${words.slice(0, mostNamed).join(', ')} and ${words.length - mostNamed} more`
