import type { Comparison, FieldTest } from '../../../../shared/domain/condition/comparison.ts'
import type { Stage } from '../../../../shared/domain/contact/stage.ts'
import type { Warmth } from '../../../../shared/domain/contact/warmth.ts'
import type { Path } from '../../../../shared/domain/journey/journey.ts'
import type { Duration } from '../../../../shared/domain/time/duration.ts'

/** A condition taken apart: `all` and `any` of single questions, each of which is to hold or not to hold. */
export type Formula = { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] } | Literal

/** One question and the answer that is wanted, with the place of the words that ask it. */
export type Literal = {
  readonly kind: 'literal'
  readonly ask: Ask
  readonly isTrue: boolean
  readonly path: Path
}

/** One question about a contact that cannot be taken apart any further. */
export type Ask =
  | ValueAsk
  | { readonly kind: 'score'; readonly name: string; readonly test: Comparison }
  | CountAsk
  | StoryAsk
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'stage'; readonly anyOf: readonly Stage[] }
  | { readonly kind: 'warmth'; readonly anyOf: readonly Warmth[] }
  | { readonly kind: 'variant'; readonly split: string; readonly variant: string }
  | { readonly kind: 'consent'; readonly topic: string }
  /** Of what could not be read, or of a segment that is too large to be taken apart. */
  | { readonly kind: 'segment'; readonly segment: string }
  /** Never holds where it stands, for a reason of its own. */
  | { readonly kind: 'never'; readonly words: string; readonly because: string }

/** A test of a field. What the tracking plan knows as something else is no list. */
export type ValueAsk = {
  readonly kind: 'attribute' | 'event'
  readonly field: string
  readonly test: Comparison
  readonly mayBeList: boolean
}

/** How often an event was counted. */
export type CountAsk = {
  readonly kind: 'did'
  readonly watch: string
  readonly event: string
  readonly where: readonly FieldTest[]
  readonly test: Comparison
  readonly within?: Duration
}

/** What became of a message of this enrollment. */
export type StoryAsk = {
  readonly kind: 'received' | 'opened' | 'clicked' | 'replied'
  readonly message: string
  readonly link?: string
  readonly within?: Duration
}

/** Always holds. */
export const always: Formula = { kind: 'all', of: [] }

/** Never holds. */
export const never: Formula = { kind: 'any', of: [] }

/** The opposite of a formula. */
export function opposite(formula: Formula): Formula {
  if (formula.kind === 'literal') return { ...formula, isTrue: !formula.isTrue }
  return { kind: formula.kind === 'all' ? 'any' : 'all', of: formula.of.map(opposite) }
}

/** Every question in a formula. */
export function* literalsIn(formula: Formula): Generator<Literal> {
  if (formula.kind === 'literal') yield formula
  else for (const part of formula.of) yield* literalsIn(part)
}

/** What a question is about: answers to questions about different things do not touch each other. */
export function subjectOf(ask: Ask): string {
  switch (ask.kind) {
    case 'attribute':
    case 'event':
      return `${ask.kind} ${ask.field}`
    case 'score':
      return `score ${ask.name}`
    case 'did':
      return `did ${ask.event}`
    case 'received':
    case 'opened':
    case 'clicked':
    case 'replied':
      return `message ${ask.message}`
    case 'tag':
      return `tag ${ask.tag}`
    case 'variant':
      return `variant ${ask.split}`
    case 'consent':
      return `consent ${ask.topic}`
    case 'segment':
      return `segment ${ask.segment}`
    default:
      return ask.kind
  }
}
