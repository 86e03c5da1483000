import type { Journey, SendStep, Step } from '../../../shared/domain/journey/journey.ts'
import { flowThrough } from '../time/paths/flow.ts'
import { type Way, waysThrough } from '../time/paths/ways.ts'
import { always, type Formula, type Literal, opposite } from './logic/formula.ts'

/** What every path that leads to a step knows of whoever comes there. */
export type OnTheWay = (step: Step) => readonly Formula[]

/** A formula that held on the way; `isWhole`: it was asked just now, and nothing has happened since. */
type Known = ReadonlyMap<Formula, boolean>

/**
 * What is known at each step because of the way that leads there: the case of a branch that was gone, the answer that
 * came. Of what was asked, only that goes on holding for certain which cannot change; the rest is forgotten as soon as
 * time passes or something is done. `askedAt` answers what the cases of a branch ask, in their order.
 */
export function knownOnTheWay({ steps }: Journey, askedAt: (step: Step) => readonly Formula[]): OnTheWay {
  const at = new Map<Step, Known>()
  flowThrough<Known>(steps, new Map(), {
    arrive(known, step) {
      const here = step.day === undefined ? known : later(known)
      at.set(step, here)
      return here
    },
    go(known, way, step) {
      if (step.kind === 'branch') return withAll(known, gone(askedAt(step), waysThrough(step).indexOf(way)))
      // To be given a way of a split neither takes time nor changes anything that a condition asks about.
      if (step.kind === 'split') return known
      return step.kind === 'send' ? withAll(later(known), answerOn(way, step)) : later(known)
    },
    meet: (one, other) =>
      new Map(
        [...one].flatMap(([formula, isWhole]) => {
          const too = other.get(formula)
          return too === undefined ? [] : [[formula, isWhole && too] as const]
        }),
      ),
  })
  return (step) => [...(at.get(step) ?? [])].map(([formula, isWhole]) => (isWhole ? formula : lasting(formula)))
}

const later = (known: Known): Known => new Map([...known.keys()].map((formula) => [formula, false]))

const withAll = (known: Known, formulas: readonly Formula[]): Known =>
  new Map([...known, ...formulas.map((formula) => [formula, true] as const)])

/** Whoever goes the way of a case goes none of those above it, and whoever goes none of the ways goes `else`. */
const gone = (cases: readonly Formula[], index: number): readonly Formula[] => [
  ...cases.slice(0, index).map(opposite),
  ...cases.slice(index, index + 1),
]

/** Whoever answered a message with the one answer that was awaited has done so for good. */
function answerOn(way: Way, { path, message, await: awaited }: SendStep): readonly Formula[] {
  const [answer, ...others] = awaited?.answers ?? []
  if (answer === undefined || answer.kind === 'event' || others.length > 0 || way.isUnanswered) return []
  return [{ kind: 'literal', ask: { ...answer, message }, isTrue: true, path: [...path, 'await'] }]
}

/** What a formula says that stays so; the rest of it is taken for granted. */
export function lasting(formula: Formula): Formula {
  if (formula.kind !== 'literal') return { ...formula, of: formula.of.map(lasting) }
  return staysSo(formula) ? formula : always
}

function staysSo({ ask, isTrue }: Literal): boolean {
  switch (ask.kind) {
    case 'event':
      return true
    case 'did':
      return ask.within === undefined && (isTrue ? ['gte', 'gt'] : ['lte', 'lt']).includes(ask.test.kind)
    case 'received':
    case 'opened':
    case 'clicked':
    case 'replied':
    case 'variant':
      return isTrue && !('within' in ask && ask.within !== undefined)
    default:
      return false
  }
}
