import { type Condition, type Facts, holds } from '../../../../shared/domain/condition/condition.ts'
import type { Occurrences } from '../../../../shared/domain/condition/watch.ts'
import { type Contact, newContact } from '../../../../shared/domain/contact/contact.ts'
import type { Stage } from '../../../../shared/domain/contact/stage.ts'
import { usualWarmth } from '../../../../shared/domain/contact/warmth.ts'
import type { MessageStory } from '../../../../shared/domain/enrollment/enrollment.ts'
import { isJsonObject, type Json, own } from '../../../../shared/domain/json.ts'
import { subtractDuration } from '../../../../shared/domain/time/local-time.ts'
import type { Literal } from './formula.ts'
import type { FoundCounts } from './settle/counts.ts'
import type { SettledSubject, Solved } from './solve.ts'

/** A moment like any other, on a calendar without a change of the clocks. */
const now = Date.UTC(2027, 2, 10, 9)
const longAgo = now - 3 * 365 * 86_400_000
const enrollmentId = 'somebody'

/**
 * Somebody for whom all of these conditions hold, as it was settled; undefined where what was settled does not show it.
 * The conditions themselves are asked, so what is answered is true.
 */
export function witnessOf(
  solved: Solved,
  conditions: readonly Condition[],
  segments: ReadonlyMap<string, Condition> = new Map(),
): Facts | undefined {
  if (solved.kind !== 'possible') return undefined
  const facts = factsOf(solved.settled, segments)
  return conditions.every((condition) => holds(condition, facts)) ? facts : undefined
}

function factsOf(settled: readonly SettledSubject[], segments: ReadonlyMap<string, Condition>): Facts {
  const messages = Object.fromEntries(settled.flatMap(storyIn))
  const enrollment = { journey: '', version: '', enteredAt: longAgo, state: 'open', done: {}, messages } as const
  let contact: Contact = {
    ...newContact('somebody', longAgo),
    attributes: valuesOf(settled, 'attribute', { email: 'somebody@example.com' }),
    enrollments: { [enrollmentId]: enrollment },
  }
  for (const one of settled) contact = { ...contact, ...changeBy(one, contact) }
  return {
    contact,
    enrollmentId,
    event: valuesOf(settled, 'event', {}),
    variants: Object.fromEntries(settled.flatMap(variantIn)),
    world: { segments: Object.fromEntries(segments), warmth: usualWarmth },
    now,
    zone: [],
  }
}

function valuesOf(
  settled: readonly SettledSubject[],
  kind: 'attribute' | 'event',
  start: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  return settled.reduce((object, { literals: [literal], settled: one }) => {
    if (literal?.ask.kind !== kind || one.kind !== 'value') return object
    return withValue(object, literal.ask.field.split('.'), one.value.value)
  }, start)
}

function withValue(
  object: Readonly<Record<string, Json>>,
  [name = '', ...rest]: readonly string[],
  value: Json | undefined,
): Readonly<Record<string, Json>> {
  const inner = own(object, name)
  const below = rest.length === 0 ? value : withValue(isJsonObject(inner) ? inner : {}, rest, value)
  return Object.fromEntries([
    ...Object.entries(object).filter(([other]) => other !== name),
    ...(below === undefined ? [] : [[name, below] as const]),
  ])
}

const variantIn = ({ literals: [literal], settled }: SettledSubject): readonly (readonly [string, string])[] =>
  literal?.ask.kind === 'variant' && settled.kind === 'choice' && settled.choice !== undefined
    ? [[literal.ask.split, settled.choice]]
    : []

function changeBy({ literals: [literal], settled }: SettledSubject, contact: Contact): Partial<Contact> {
  if (literal === undefined) return {}
  const { ask, isTrue } = literal
  if (ask.kind === 'tag' && isTrue) return { tags: [...contact.tags, ask.tag] }
  if (ask.kind === 'consent' && !isTrue) return { left: [...(contact.left ?? []), ask.topic] }
  if (ask.kind === 'score' && settled.kind === 'number') {
    return { scores: { ...contact.scores, [ask.name]: settled.number } }
  }
  if (ask.kind === 'did' && settled.kind === 'counts') {
    const byWatch = [...Map.groupBy(settled.counts, ({ watch }) => watch)]
    const counted = Object.fromEntries(byWatch.map(([watch, counts]) => [watch, occurrences(counts)]))
    return { history: { ...contact.history, ...counted } }
  }
  if (settled.kind !== 'choice' || settled.choice === undefined) return {}
  // Only stages are settled of a stage.
  if (ask.kind === 'stage') return { stage: settled.choice as Stage }
  return ask.kind === 'warmth' ? activeAt(settled.choice) : {}
}

function activeAt(warmth: string): Partial<Contact> {
  if (warmth === 'cold') return {}
  return { activeAt: warmth === 'hot' ? now : subtractDuration([], now, usualWarmth.warm) }
}

/** So many times within each time that is asked about, the further ones right at its beginning. */
function occurrences(counts: FoundCounts): Occurrences {
  const times: number[] = []
  for (const { within, count } of counts) {
    // Who did it millions of times would show no more.
    const more = within === undefined ? 0 : Math.min(count, 1000) - times.length
    if (within !== undefined && more > 0) times.push(...Array(more).fill(subtractDuration([], now, within)))
  }
  const total = counts.find(({ within }) => within === undefined)?.count ?? times.length
  return { total, times: times.sort((a, b) => a - b) }
}

/** What became of a message: each thing as long ago as it may be, and what it brings with it long before. */
function storyIn({ literals }: SettledSubject): readonly (readonly [string, MessageStory])[] {
  const stories = literals.flatMap(({ ask, isTrue }: Literal) => (isTrue && 'message' in ask ? [ask] : []))
  const [first] = stories
  if (first === undefined) return []
  const latest = (kind: string): number | undefined => {
    const times = stories.filter((one) => one.kind === kind).map(({ within }) => momentOf(within))
    return times.length === 0 ? undefined : Math.max(...times)
  }
  const clicks: Record<string, number> = {}
  for (const { kind, link = 'any', within } of stories) {
    if (kind === 'clicked') clicks[link] = Math.max(momentOf(within), clicks[link] ?? longAgo)
  }
  const openedAt = latest('opened') ?? (latest('clicked') === undefined ? undefined : longAgo)
  const repliedAt = latest('replied')
  const sentAt = latest('received') ?? longAgo
  const opened = openedAt === undefined ? {} : { openedAt }
  return [[first.message, { sentAt, ...opened, ...(repliedAt === undefined ? {} : { repliedAt }), clicks }]]
}

const momentOf = (within: Parameters<typeof subtractDuration>[2] | undefined): number =>
  within === undefined ? longAgo : subtractDuration([], now, within)
