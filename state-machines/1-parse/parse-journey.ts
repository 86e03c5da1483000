import * as z from 'zod'
import { type WrittenJourney, writtenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import type { WrittenStep } from '../../shared/contracts/journey-file/written-step.ts'
import type { Reentry } from '../../shared/domain/enrollment.ts'
import type { ExitRule, Goal, Journey } from '../../shared/domain/journey.ts'
import { error, type Finding } from '../diagnostic.ts'
import { explainIssues } from './explain-issues.ts'
import { stepNamer } from './step-names.ts'
import { toCondition, type WatchNamer } from './to-condition.ts'
import { toSteps } from './to-steps.ts'
import { toDuration, toEventMatch } from './to-tests.ts'
import { withoutMistakes } from './without-mistakes.ts'

/** A journey, or everything that keeps its file from being one. */
export type Parsed =
  | { readonly kind: 'journey'; readonly journey: Journey }
  | {
      readonly kind: 'mistakes'
      readonly findings: readonly Finding[]
      /** What is left of the journey without its broken parts, so that the checks can find the other mistakes too. */
      readonly rest?: Journey
    }

/** Makes a journey of what was read from its file. */
export function parseJourney(id: string, value: unknown, watch: WatchNamer): Parsed {
  const read = writtenJourney.safeParse(value)
  if (!read.success) {
    const findings = explainIssues(read.error.issues, value, vocabulary())
    const rest = writtenJourney.safeParse(withoutMistakes(value, read.error.issues))
    return { kind: 'mistakes', findings, ...(rest.success ? { rest: toJourney(id, rest.data, watch) } : {}) }
  }
  const journey = toJourney(id, read.data, watch)
  const findings = answersWithoutQuestion(read.data.steps, ['steps'])
  return findings.length > 0 ? { kind: 'mistakes', findings, rest: journey } : { kind: 'journey', journey }
}

function toJourney(id: string, written: WrittenJourney, watch: WatchNamer): Journey {
  const naming = { watch, step: stepNamer(new Set(writtenIds(written.steps))) }
  return {
    id,
    name: written.name,
    ...(written.theme === undefined ? {} : { theme: written.theme }),
    triggers: [written.trigger].flat().map((one) => ({ kind: 'event', ...toEventMatch(one) })),
    ...(written.audience === undefined ? {} : { audience: toCondition(written.audience, watch) }),
    reentry: toReentry(written.reentry),
    exit: (written.exit ?? []).map((rule) => toExit(rule, watch)),
    ...(written.goal === undefined ? {} : { goal: toGoal(written.goal) }),
    steps: toSteps(written.steps, ['steps'], naming),
  }
}

function toReentry(written: WrittenJourney['reentry']): Reentry {
  if (written === undefined || written === 'never') return { kind: 'never' }
  if (written === 'always') return { kind: 'always' }
  const key = written.key === undefined ? {} : { key: written.key }
  return 'after' in written ? { kind: 'after', time: toDuration(written.after), ...key } : { kind: 'never', ...key }
}

function toExit(written: NonNullable<WrittenJourney['exit']>[number], watch: WatchNamer): ExitRule {
  if ('event' in written && typeof written.event === 'string') {
    return { kind: 'event', ...toEventMatch(written as { event: string }) }
  }
  return { kind: 'condition', condition: toCondition(written as Parameters<typeof toCondition>[0], watch) }
}

function toGoal(written: NonNullable<WrittenJourney['goal']>): Goal {
  const rate = (text: string | undefined) => (text === undefined ? undefined : Number(text.slice(0, -1)) / 100)
  const { within, by } = written
  const baseline = rate(written.baseline)
  const target = rate(written.target)
  return {
    ...toEventMatch(written),
    ...(within === undefined ? {} : { within: toDuration(within) }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(target === undefined ? {} : { target }),
    ...(by === undefined ? {} : { by }),
  }
}

function* writtenIds(steps: readonly WrittenStep[]): Generator<string> {
  for (const step of steps) {
    if (step.id !== undefined) yield step.id
    for (const [, branch] of writtenBranches(step)) yield* writtenIds(branch)
  }
}

function* writtenBranches(
  step: WrittenStep,
): Generator<readonly [readonly (string | number)[], readonly WrittenStep[]]> {
  if ('then' in step && step.then) yield [['then'], step.then]
  if ('else' in step && step.else) yield [['else'], step.else]
  if ('branch' in step) for (const [index, one] of step.branch.entries()) yield [['branch', index, 'then'], one.then]
}

/** `then` and `else` answer a question; beside a plain `send` there is none. */
function answersWithoutQuestion(steps: readonly WrittenStep[], path: readonly (string | number)[]): readonly Finding[] {
  return steps.flatMap((step, index) => {
    const here = [...path, index]
    const isBare = 'send' in step && step.await === undefined
    const mine = (['then', 'else'] as const).flatMap((word) =>
      isBare && step[word] !== undefined
        ? [
            error(
              'answer-without-await',
              [...here, word],
              `\`${word}\` waits for an answer that nobody asked for.`,
              'Add `await:` to the send, or take this out.',
            ),
          ]
        : [],
    )
    const inner = [...writtenBranches(step)].flatMap(([names, branch]) =>
      answersWithoutQuestion(branch, [...here, ...names]),
    )
    return [...mine, ...inner]
  })
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
