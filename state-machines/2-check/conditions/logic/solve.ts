import { type Formula, type Literal, subjectOf } from './formula.ts'
import { type Settled, settle, sizeOf } from './settle/settle.ts'

/**
 * Whether a formula can hold. `impossible` is certain. `possible` comes with what would have to be so, by subject;
 * `unknown` is said where finding out would take too long.
 */
export type Solved =
  | { readonly kind: 'impossible' | 'unknown' }
  | { readonly kind: 'possible'; readonly settled: readonly SettledSubject[] }

/** What was settled about one subject, and the questions that it answers. */
export type SettledSubject = { readonly literals: readonly Literal[]; readonly settled: Settled }

/** How many ways through the `any`s are tried, and how many answers looked at, before it is left open. */
const mostWays = 2000
const mostWork = 60_000

/** Looks for a way in which a formula holds. */
export function solve(formula: Formula): Solved {
  return new Search().solve(formula)
}

/** Whether a formula cannot hold, for certain. */
export const isImpossible = (formula: Formula): boolean => solve(formula).kind === 'impossible'

/**
 * Whether what was found for two formulas goes together, so that both can hold. Where it does not, they may still: in
 * another way than those that were found.
 */
export function holdTogether(one: Solved, other: Solved): boolean {
  if (one.kind !== 'possible' || other.kind !== 'possible') return false
  const bySubject = Map.groupBy(
    [...one.settled, ...other.settled].flatMap(({ literals }) => literals),
    ({ ask }) => subjectOf(ask),
  )
  return [...bySubject.values()].every((literals) => settle(literals).kind !== 'impossible')
}

type Choice = readonly Formula[]
type Flat = { readonly literals: readonly Literal[]; readonly choices: readonly Choice[] }

/** One search through the ways of a formula; a class, because it takes assumptions back and counts what it does. */
class Search {
  readonly #told = new Map<string, SettledSubject>()
  #ways = 0
  #work = 0

  solve(formula: Formula): Solved {
    const found = this.#hold([formula], [])
    if (found !== 'holds') return { kind: found }
    return { kind: 'possible', settled: [...this.#told.values()] }
  }

  /** Tries to let all of these hold, beside what is assumed; what is assumed for it stays where it can be done. */
  #hold(formulas: readonly Formula[], open: readonly Choice[]): 'holds' | 'impossible' | 'unknown' {
    this.#ways++
    if (this.#isTired()) return 'unknown'
    const { literals, choices } = flatten(formulas)
    const before = this.#assume(literals)
    if (before === undefined) return 'impossible'
    const outcome = this.#choose([...choices, ...open])
    if (outcome !== 'holds') this.#takeBack(before)
    return outcome
  }

  /** Takes the choice with the fewest ways left first: where none is left, nothing else need be tried. */
  #choose(choices: readonly Choice[]): 'holds' | 'impossible' | 'unknown' {
    this.#work += choices.length
    const left = choices.map((options) => options.filter((option) => this.#mayHold(option)))
    const next = shortest(left)
    if (next === undefined) return 'holds'
    const others = left.filter((one) => one !== next)
    let isSure = true
    for (const option of next) {
      const outcome = this.#hold([option], others)
      if (outcome === 'holds') return outcome
      if (outcome === 'unknown') isSure = false
      if (this.#isTired()) return 'unknown'
    }
    return isSure ? 'impossible' : 'unknown'
  }

  #isTired(): boolean {
    return this.#ways > mostWays || this.#work > mostWork
  }

  #mayHold(option: Formula): boolean {
    if (option.kind !== 'literal' || this.#isTired()) return true
    const together = [...(this.#told.get(subjectOf(option.ask))?.literals ?? []), option]
    this.#work += sizeOf(together) ** 2
    return settle(together).kind !== 'impossible'
  }

  /** Adds to what is assumed, and answers what was there before; undefined, with nothing added, where it contradicts. */
  #assume(literals: readonly Literal[]): ReadonlyMap<string, SettledSubject | undefined> | undefined {
    const before = new Map<string, SettledSubject | undefined>()
    for (const [subject, added] of Map.groupBy(literals, ({ ask }) => subjectOf(ask))) {
      const known = this.#told.get(subject)
      const together = [...(known?.literals ?? []), ...added]
      const settled = settle(together)
      this.#work += sizeOf(together) ** 2
      before.set(subject, known)
      this.#told.set(subject, { literals: together, settled })
      if (settled.kind !== 'impossible') continue
      this.#takeBack(before)
      return undefined
    }
    return before
  }

  #takeBack(before: ReadonlyMap<string, SettledSubject | undefined>): void {
    for (const [subject, known] of before) {
      if (known === undefined) this.#told.delete(subject)
      else this.#told.set(subject, known)
    }
  }
}

/** Takes nested `all`s apart: what must hold in any case, and what there is to choose from. */
function flatten(formulas: readonly Formula[]): Flat {
  const literals: Literal[] = []
  const choices: Choice[] = []
  const open = [...formulas]
  for (let formula = open.pop(); formula !== undefined; formula = open.pop()) {
    if (formula.kind === 'literal') literals.push(formula)
    else if (formula.kind === 'all' || formula.of.length === 1) open.push(...formula.of)
    else choices.push(formula.of)
  }
  return { literals, choices }
}

const shortest = (choices: readonly Choice[]): Choice | undefined =>
  choices.reduce<Choice | undefined>((best, one) => (best && best.length <= one.length ? best : one), undefined)
