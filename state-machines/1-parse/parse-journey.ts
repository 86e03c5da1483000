import * as z from 'zod'
import { type WrittenJourney, writtenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import { idSchema } from '../../shared/contracts/names.ts'
import type { Journey, Path } from '../../shared/domain/journey/journey.ts'
import { error, type Finding } from '../diagnostic.ts'
import { explainIssues } from './explain-issues.ts'
import { forbiddenNames } from './mistakes/forbidden-names.ts'
import { lonelyWords } from './mistakes/lonely-words.ts'
import { tooManySteps } from './mistakes/too-many-steps.ts'
import { withoutMistakes } from './mistakes/without-mistakes.ts'
import type { WatchNamer } from './to-domain/to-condition.ts'
import { toJourney } from './to-domain/to-journey.ts'
import { writtenSteps } from './written-steps.ts'

/** A journey, or everything that keeps its file from being one. */
export type Parsed =
  | { readonly kind: 'journey'; readonly journey: Journey }
  | {
      readonly kind: 'mistakes'
      readonly findings: readonly Finding[]
      /** What is left of the journey without its broken parts, so that the checks can find the other mistakes too. */
      readonly rest?: Rest
    }

/** What is left of a journey; where it is not whole, nobody can say what is missing in it. */
export type Rest = { readonly journey: Journey; readonly isWhole: boolean }

/** Makes a journey of what was read from its file. */
export function parseJourney(id: string, value: unknown, watch: WatchNamer): Parsed {
  const first = mistakesIn(value)
  const { written, isWhole } = readable(value, first)
  if (written === undefined) return { kind: 'mistakes', findings: [...wrongId(id), ...first] }
  const steps = [...writtenSteps(written.steps)]
  const many = tooManySteps(steps)
  if (many.length > 0) return { kind: 'mistakes', findings: [...wrongId(id), ...first, ...many] }
  const findings = [...wrongId(id), ...first, ...lonelyWords(steps)]
  const journey = toJourney(id, written, steps, watch)
  return findings.length > 0 ? { kind: 'mistakes', findings, rest: { journey, isWhole } } : { kind: 'journey', journey }
}

type Readable = { readonly written: WrittenJourney | undefined; readonly isWhole: boolean }

/** Each time that a mistake was mended another may come to light; more than this many lie upon each other nowhere. */
const mostRounds = 8

/** What a value says once its mistakes are mended; nothing, where they cannot be. */
function readable(value: unknown, mistakes: readonly Finding[]): Readable {
  let rest = { value, isWhole: true }
  let findings = mistakes
  for (let round = 0; round < mostRounds; round++) {
    if (findings.length > 0) {
      const mended = withoutMistakes(rest.value, findings)
      rest = { value: mended.value, isWhole: rest.isWhole && mended.isWhole }
    }
    const read = writtenJourney.safeParse(rest.value)
    if (read.success) return { written: read.data, isWhole: rest.isWhole }
    findings = mistakesIn(rest.value)
  }
  return { written: undefined, isWhole: false }
}

/** What the schema says of a value, and the names that it would pass over in silence. */
function mistakesIn(value: unknown): readonly Finding[] {
  const refused = forbiddenNames(value)
  const read = writtenJourney.safeParse(value)
  if (read.success) return refused
  const others = explainIssues(read.error.issues, value, vocabulary())
  return [...refused, ...others.filter(({ path }) => !refused.some((one) => isAround(path, one.path)))]
}

/** Whether one path leads to another or to something around it; of the whole journey that is no news. */
const isAround = (path: Path, inner: Path): boolean =>
  path.length > 0 && path.every((name, index) => name === inner[index])

/** The id stands in every state of the machine, so it must be one. */
function wrongId(id: string): readonly Finding[] {
  if (idSchema.safeParse(id).success) return []
  const message = 'The name of this file cannot be the id of a journey.'
  return [error('wrong-value', [], message, 'Call it with small letters, digits and dashes, 63 at most.')]
}

/** All words of the language, for guessing what a mistyped one meant. */
function vocabulary(): readonly string[] {
  words ??= [...collectWords(z.toJSONSchema(writtenJourney, { io: 'input' }))]
  return words
}

let words: readonly string[] | undefined

function* collectWords(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'properties' && typeof value === 'object' && value !== null) yield* Object.keys(value)
    yield* collectWords(value)
  }
}
