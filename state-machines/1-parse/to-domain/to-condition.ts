import type { WrittenCondition } from '../../../shared/contracts/journey-file/written-condition.ts'
import type { WrittenNumbers, WrittenScores } from '../../../shared/contracts/journey-file/written-values.ts'
import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { mainScore } from '../../../shared/domain/journey/journey.ts'
import { toCount, toDuration, toEventMatch, toFieldTests } from './to-tests.ts'

/** How a watched event gets its id: the same for the same event and filter, wherever they are asked for. */
export type WatchNamer = (event: { readonly event: string; readonly where: unknown }) => string

/**
 * A condition, from the way it is written. What became of a message is asked of the enrollment; outside of one (at the
 * door, in a segment), of everything that was ever sent.
 */
export function toCondition(
  written: WrittenCondition,
  nameWatch: WatchNamer,
  place: 'inside' | 'outside' = 'inside',
): Condition {
  const inner = (one: WrittenCondition) => toCondition(one, nameWatch, place)
  const about = (kind: keyof typeof engagementNames, message: About) =>
    place === 'inside' ? aboutMessage(kind, message) : everDid(kind, message, nameWatch)
  if ('all' in written) return { kind: 'all', of: written.all.map(inner) }
  if ('any' in written) return { kind: 'any', of: written.any.map(inner) }
  if ('not' in written) return { kind: 'not', of: inner(written.not) }
  if ('tag' in written) return { kind: 'tag', anyOf: [written.tag].flat() }
  if ('attribute' in written) return { kind: 'attribute', tests: toFieldTests(written.attribute) }
  if ('score' in written) return toScore(written.score)
  if ('event' in written) return { kind: 'event', tests: toFieldTests(written.event) }
  if ('received' in written) return about('received', written.received)
  if ('opened' in written) return about('opened', written.opened)
  if ('clicked' in written) return about('clicked', written.clicked)
  if ('replied' in written) return about('replied', written.replied)
  if ('segment' in written) return { kind: 'segment', segment: written.segment }
  if ('stage' in written) return { kind: 'stage', anyOf: [written.stage].flat() }
  if ('warmth' in written) return { kind: 'warmth', anyOf: [written.warmth].flat() }
  if ('consent' in written) return toConsent(written.consent)
  return toDid(written.did, nameWatch)
}

type About = string | { message: string; link?: string | undefined; within?: string | undefined }

/** What it is called when a message was received, and answered; each is an event of the contact. */
const engagementNames = {
  received: 'Message Delivered',
  opened: 'Message Opened',
  clicked: 'Message Clicked',
  replied: 'Message Replied',
} as const

function everDid(kind: keyof typeof engagementNames, written: About, nameWatch: WatchNamer): Condition {
  const { message, link, within } = typeof written === 'string' ? { message: written } : written
  const where = { isMachine: false, message, ...(link === undefined ? {} : { link }) }
  return toDid({ event: engagementNames[kind], where, within }, nameWatch)
}

type WrittenConsent = Extract<WrittenCondition, { consent: unknown }>['consent']

const toConsent = (written: WrittenConsent): Condition => {
  const { topic, channel = 'email' } = typeof written === 'string' ? { topic: written } : written
  return { kind: 'consent', topic, channel }
}

function aboutMessage(kind: keyof typeof engagementNames, written: About): Condition {
  if (typeof written === 'string') return { kind, message: written }
  return {
    kind,
    message: written.message,
    ...(written.link === undefined ? {} : { link: written.link }),
    ...(written.within === undefined ? {} : { within: toDuration(written.within) }),
  }
}

/** `{ gte: 60 }` asks for the main score, `{ engagement: { gte: 60 } }` for a named one. */
function toScore(written: WrittenScores): Condition {
  const fields = toFieldTests(isMainScore(written) ? { [mainScore]: written } : written)
  const scores = fields.map(({ field, tests }) => ({ kind: 'score', name: field, tests }) as const)
  return scores.length === 1 && scores[0] ? scores[0] : { kind: 'all', of: scores }
}

/** No score can be named like a test, so the words tell which is meant. */
const isMainScore = (written: WrittenScores): written is WrittenNumbers =>
  Object.keys(written).every((word) => ['is', 'gte', 'gt', 'lte', 'lt'].includes(word))

type WrittenDid = Extract<WrittenCondition, { did: unknown }>['did']

function toDid(written: WrittenDid, nameWatch: WatchNamer): Condition {
  const match = toEventMatch(written)
  return {
    kind: 'did',
    watch: nameWatch(match),
    ...match,
    count: toCount(written.count),
    ...(written.within === undefined ? {} : { within: toDuration(written.within) }),
  }
}
