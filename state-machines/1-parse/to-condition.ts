import type { WrittenCondition } from '../../shared/contracts/journey-file/written-condition.ts'
import type { WrittenNumbers, WrittenScores } from '../../shared/contracts/journey-file/written-values.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import { mainScore } from '../../shared/domain/journey/journey.ts'
import { toCount, toDuration, toEventMatch, toFieldTests } from './to-tests.ts'

/** How a watched event gets its id: the same for the same event and filter, wherever they are asked for. */
export type WatchNamer = (event: { readonly event: string; readonly where: unknown }) => string

/** A condition, from the way it is written. */
export function toCondition(written: WrittenCondition, nameWatch: WatchNamer): Condition {
  const inner = (one: WrittenCondition) => toCondition(one, nameWatch)
  if ('all' in written) return { kind: 'all', of: written.all.map(inner) }
  if ('any' in written) return { kind: 'any', of: written.any.map(inner) }
  if ('not' in written) return { kind: 'not', of: inner(written.not) }
  if ('tag' in written) return { kind: 'tag', anyOf: [written.tag].flat() }
  if ('attribute' in written) return { kind: 'attribute', tests: toFieldTests(written.attribute) }
  if ('score' in written) return toScore(written.score)
  if ('event' in written) return { kind: 'event', tests: toFieldTests(written.event) }
  if ('received' in written) return aboutMessage('received', written.received)
  if ('opened' in written) return aboutMessage('opened', written.opened)
  if ('clicked' in written) return aboutMessage('clicked', written.clicked)
  return toDid(written.did, nameWatch)
}

type About = string | { message: string; link?: string | undefined; within?: string | undefined }

function aboutMessage(kind: 'received' | 'opened' | 'clicked', written: About): Condition {
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
