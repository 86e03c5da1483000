import { type Comparison, passes, valueAt } from '../../../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../../../shared/domain/condition/condition.ts'
import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import { type Brought, broughtBy, mayBe, towards } from './brings.ts'

/**
 * Whether a step may let a contact into a segment, and out of it; `later` by time alone. `isSure`: it does, if the rest
 * of the segment fits.
 */
export type Move = Ways & { readonly later: Ways; readonly isSure: boolean }
type Ways = { readonly in: boolean; readonly out: boolean }

const neither: Ways = { in: false, out: false }
const stays: Move = { ...neither, later: neither, isSure: true }
const moves = (into: boolean, out: boolean, isSure = true): Move => ({ in: into, out, later: neither, isSure })

/** How a step moves what a condition asks; stages are left out, because nobody goes back in them. */
export function moveBy(step: Step, journey: Journey, condition: Condition, segments: Segments): Move {
  const brought = broughtBy(step, journey)
  const ask = (one: Condition, depth: number): Move => {
    if (one.kind === 'all' || one.kind === 'any') return one.of.map((part) => ask(part, depth)).reduce(joined, stays)
    if (one.kind === 'not') return turned(ask(one.of, depth))
    if (one.kind !== 'segment') return moveOfOne(step, brought, one)
    const inner = segments?.get(one.segment)
    return inner === undefined || depth > 16 ? stays : ask(inner, depth + 1)
  }
  return ask(condition, 0)
}

/** The conditions of segments by their ids. */
export type Segments = ReadonlyMap<string, Condition> | undefined

const both = (a: Ways, b: Ways): Ways => ({ in: a.in || b.in, out: a.out || b.out })
const joined = (a: Move, b: Move): Move => ({
  ...both(a, b),
  later: both(a.later, b.later),
  isSure: a.isSure && b.isSure,
})

const other = (ways: Ways): Ways => ({ in: ways.out, out: ways.in })
const turned = (move: Move): Move => ({ ...other(move), later: other(move.later), isSure: move.isSure })

function moveOfOne(step: Step, brought: Brought | undefined, one: Condition): Move {
  if (one.kind === 'did') return brought && mayBe(brought, one) ? counted(one.count, one.within !== undefined) : stays
  if (step.kind === 'call') return stored(Object.keys(step.webhook.store), one)
  if (step.kind !== 'change') return stays
  const { change } = step
  if (one.kind === 'tag' && (change.kind === 'tag' || change.kind === 'untag')) {
    const isOne = change.tags.some((tag) => one.anyOf.includes(tag))
    return isOne ? moves(change.kind === 'tag', change.kind === 'untag') : stays
  }
  if (one.kind === 'score' && change.kind === 'score') return scored(one.tests, change.by[one.name] ?? 0)
  return one.kind === 'attribute' && change.kind === 'set' ? set(one, change.attributes) : stays
}

function scored(tests: readonly Comparison[], by: number): Move {
  if (by === 0) return stays
  const up = tests.map((test) => directionOf(towards(test))).reduce(joined, stays)
  return by > 0 ? up : turned(up)
}

/** One more time; what is only counted within a time falls back by itself. */
function counted(count: readonly Comparison[], isPassing: boolean): Move {
  const move = count.map((test) => directionOf(towards(test))).reduce(joined, stays)
  return isPassing ? { ...both(move, other(move)), later: other(move), isSure: true } : move
}

const directionOf = (way: 'holds' | 'fails' | 'both'): Move => moves(way !== 'fails', way !== 'holds')

function set(
  { tests }: Extract<Condition, { kind: 'attribute' }>,
  attributes: Parameters<typeof valueAt>[0] & object,
): Move {
  return tests
    .filter(({ field }) => Object.hasOwn(attributes, rootOf(field)))
    .map(({ field, tests: comparisons }) => {
      const holds = comparisons.every((test) => passes(test, valueAt(attributes, field)))
      return moves(holds, !holds)
    })
    .reduce(joined, stays)
}

/** Nobody knows what somebody else's server answers. */
const stored = (names: readonly string[], one: Condition): Move =>
  one.kind === 'attribute' && one.tests.some(({ field }) => names.includes(rootOf(field)))
    ? moves(true, true, false)
    : stays

const rootOf = (field: string): string => field.split('.')[0] ?? field
