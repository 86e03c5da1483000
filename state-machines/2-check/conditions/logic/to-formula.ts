import { type Comparison, type FieldTest, passes } from '../../../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../../../shared/domain/condition/condition.ts'
import type { Path } from '../../../../shared/domain/journey/journey.ts'
import { standIn } from '../../../diagnostic.ts'
import { partsOf, pathOfWord } from '../../condition-paths.ts'
import {
  type Ask,
  always,
  type CountAsk,
  type Formula,
  never,
  opposite,
  type StoryAsk,
  type ValueAsk,
} from './formula.ts'

/** What is known where a condition is asked. */
export type Asked = {
  readonly segments?: ReadonlyMap<string, Condition> | undefined
  /** Whether a field is known to be no list. */
  readonly isSingle: (kind: ValueAsk['kind'], field: string) => boolean
  /** Whether a message cannot have been sent yet. */
  readonly isUnsent: (message: string) => boolean
  /** Whether there is an event to ask about: exits are asked at any moment, and have none. */
  readonly hasEvent: boolean
}

/** Nothing is known but the condition itself. */
export const anywhere: Asked = { isSingle: () => false, isUnsent: () => false, hasEvent: true }

/** Segments that speak of segments are followed this deep, and conditions taken apart up to this many questions. */
const deepest = 16
const mostQuestions = 4000

/** Takes a condition apart. `path` is where its words stand. */
export const toFormula = (condition: Condition, path: Path, asked: Asked = anywhere): Formula =>
  new Reader(asked).read(condition, path)

/** The tests of an event as a formula, as a `where` means them. */
export const whereFormula = (tests: readonly FieldTest[], path: Path, asked: Asked = anywhere): Formula =>
  new Reader({ ...asked, hasEvent: true }).fields('event', tests, path)

/** Reads one condition; a class, because it counts what it has read. */
class Reader {
  readonly #asked: Asked
  #questions = 0

  constructor(asked: Asked) {
    this.#asked = asked
  }

  read(condition: Condition, path: Path, depth = 0): Formula {
    const word = pathOfWord(condition, path)
    switch (condition.kind) {
      case 'all':
      case 'any': {
        const of = partsOf(condition, path).map((part) => this.read(part.condition, part.path, depth))
        return { kind: condition.kind, of }
      }
      case 'not':
        return opposite(this.read(condition.of, word, depth))
      case 'tag':
        return { kind: 'any', of: condition.anyOf.map((tag) => this.#tag(tag, word)) }
      case 'attribute':
      case 'event':
        return this.fields(condition.kind, condition.tests, word)
      case 'score':
        return every(condition.tests, (test) =>
          this.#literal({ kind: 'score', name: condition.name, test }, [...word, test.kind]),
        )
      case 'did':
        return every(condition.count, (test) => this.#literal(countAsk(condition, test), word))
      case 'segment':
        return this.#segment(condition.segment, word, depth)
      case 'consent':
        return this.#consent(condition.topic, word)
      case 'stage':
      case 'warmth':
      case 'variant':
        return this.#literal(condition, word)
      default:
        return this.#story(condition, word)
    }
  }

  fields(kind: ValueAsk['kind'], tests: readonly FieldTest[], path: Path): Formula {
    return every(tests, ({ field, tests: comparisons }) =>
      every(comparisons, (test) => {
        if (kind === 'event' && !this.#asked.hasEvent) return this.#missing(field, test, [...path, field])
        const mayBeList = !this.#asked.isSingle(kind, field)
        return this.#literal({ kind, field, test, mayBeList }, [...path, field, test.kind])
      }),
    )
  }

  /** What could not be read is a question of its own wherever it stands. */
  #tag(tag: string, path: Path): Formula {
    if (tag === standIn) return this.#literal({ kind: 'segment', segment: JSON.stringify(path) }, path)
    return this.#literal({ kind: 'tag', tag }, path)
  }

  #missing(field: string, test: Comparison, path: Path): Formula {
    if (passes(test, undefined)) return always
    return this.#literal(
      { kind: 'never', words: `event: ${field}`, because: 'at an exit there is no event to ask about' },
      path,
    )
  }

  /** In a segment everything is asked at the place of the segment's name: its words stand in another file. */
  #segment(segment: string, path: Path, depth: number): Formula {
    const condition = this.#asked.segments?.get(segment)
    if (condition === undefined || depth >= deepest || this.#questions > mostQuestions) {
      return this.#literal({ kind: 'segment', segment }, path)
    }
    return movedTo(path, this.read(condition, [], depth + 1))
  }

  /** Who may be written to has an address. */
  #consent(topic: string, path: Path): Formula {
    const address = {
      kind: 'attribute',
      field: 'email',
      test: { kind: 'exists', value: true },
      mayBeList: false,
    } as const
    return { kind: 'all', of: [this.#literal({ kind: 'consent', topic }, path), this.#literal(address, path)] }
  }

  #story(ask: StoryAsk, path: Path): Formula {
    if (!this.#asked.isUnsent(ask.message)) return this.#literal(ask, path)
    const words = `${ask.kind}: ${ask.message}`
    return this.#literal({ kind: 'never', words, because: `\`${ask.message}\` has not been sent before` }, path)
  }

  #literal(ask: Ask, path: Path): Formula {
    this.#questions++
    return { kind: 'literal', ask, isTrue: true, path }
  }
}

/** A single part stands for itself. */
function every<T>(parts: readonly T[], read: (part: T) => Formula): Formula {
  const of = parts.map(read)
  return of.length === 1 ? (of[0] ?? never) : { kind: 'all', of }
}

const countAsk = (
  { watch, event, where, within }: Extract<Condition, { kind: 'did' }>,
  test: Comparison,
): CountAsk => ({
  kind: 'did',
  watch,
  event,
  where,
  test,
  ...(within === undefined ? {} : { within }),
})

const movedTo = (path: Path, formula: Formula): Formula =>
  formula.kind === 'literal' ? { ...formula, path } : { ...formula, of: formula.of.map((part) => movedTo(path, part)) }
