import type { WrittenAnswer, WrittenAwait, WrittenStep } from '../../../shared/contracts/journey-file/written-step.ts'
import type { AwaitedAnswer, ContactChange, Path, SplitStep, Step } from '../../../shared/domain/journey/journey.ts'
import { mainScore } from '../../../shared/domain/journey/journey.ts'
import { defaultId } from './default-id.ts'
import { toAction, toWebhook } from './to-action.ts'
import { toCondition, type WatchNamer } from './to-condition.ts'
import { toDuration, toEventMatch, toJourneyDay, toShare } from './to-tests.ts'
import { toWaitTime } from './to-wait-time.ts'

/** Steps, from the way they are written; a step without an id takes its verb's object, made unique by a number. */
export function toSteps(written: readonly WrittenStep[], path: Path, naming: Naming): readonly Step[] {
  return written.map((step, index) => toStep(step, [...path, index], naming))
}

/** What gives steps and watches their names. */
export type Naming = { readonly watch: WatchNamer; readonly step: (wanted: string) => string }

function toStep(written: WrittenStep, path: Path, naming: Naming): Step {
  const base = {
    id: written.id ?? naming.step(defaultId(written)),
    path,
    ...(written.day === undefined ? {} : { day: toJourneyDay(written.day, written.at) }),
    ...(written.stage === undefined ? {} : { stage: written.stage }),
  }
  const inner = (steps: WrittenStep[] | undefined, ...names: Path) => toSteps(steps ?? [], [...path, ...names], naming)
  const awaited = (within: string, { then, else: otherwise }: Answered) => ({
    within: toDuration(within),
    answered: inner(then, 'then'),
    unanswered: inner(otherwise, 'else'),
  })
  if ('send' in written) {
    const step = { ...base, kind: 'send', message: written.send } as const
    if (written.await === undefined) return step
    return { ...step, await: { answers: toAnswers(written.await), ...awaited(written.await.within, written) } }
  }
  if ('wait' in written) return { ...base, kind: 'wait', time: toWaitTime(written.wait) }
  if ('wait-for' in written) {
    const { since, within } = written['wait-for']
    const match = toEventMatch(written['wait-for'])
    return { ...base, kind: 'wait-for', match, ...(since === undefined ? {} : { since }), ...awaited(within, written) }
  }
  if ('branch' in written) {
    const cases = written.branch.map((one, index) => ({
      condition: toCondition(one.if, naming.watch),
      steps: inner(one.then, 'branch', index, 'then'),
      path: [...path, 'branch', index, 'if'],
    }))
    return { ...base, kind: 'branch', cases, otherwise: inner(written.else, 'else') }
  }
  if ('split' in written) return { ...base, kind: 'split', ...toSplit(written, path, inner) }
  if ('webhook' in written) return { ...base, kind: 'call', webhook: toWebhook(written) }
  if ('exit' in written) return { ...base, kind: 'exit', reason: written.exit }
  if ('tag' in written || 'untag' in written || 'set' in written || 'score' in written) {
    return { ...base, kind: 'change', change: toChange(written) }
  }
  const step = { ...base, kind: 'act', action: toAction(written) } as const
  return 'task' in written && written.await ? { ...step, await: awaited(written.await.within, written) } : step
}

type Answered = { readonly then?: WrittenStep[] | undefined; readonly else?: WrittenStep[] | undefined }

function toAnswers(written: WrittenAwait): readonly AwaitedAnswer[] {
  if ('any' in written) return written.any.map(toAnswer)
  return [toAnswer(written)]
}

function toAnswer(written: WrittenAnswer): AwaitedAnswer {
  if ('opened' in written) return { kind: 'opened' }
  if ('replied' in written) return { kind: 'replied' }
  if ('event' in written) return { kind: 'event', ...toEventMatch(written) }
  return written.clicked === true ? { kind: 'clicked' } : { kind: 'clicked', link: written.clicked }
}

function toSplit(
  { split, 'hold-out': holdOut, winner }: Extract<WrittenStep, { split: unknown }>,
  path: Path,
  inner: (steps: WrittenStep[], ...names: Path) => readonly Step[],
): Pick<SplitStep, 'variants' | 'holdOut' | 'winner'> {
  return {
    variants: split.map(({ name, weight, then }, index) => ({
      name,
      weight,
      steps: inner(then, 'split', index, 'then'),
      path: [...path, 'split', index],
    })),
    holdOut: toShare(holdOut),
    ...(winner === undefined ? {} : { winner: { by: winner.by, after: toDuration(winner.after) } }),
  }
}

type WrittenChange = Extract<WrittenStep, { tag: unknown } | { untag: unknown } | { set: unknown } | { score: unknown }>

function toChange(written: WrittenChange): ContactChange {
  if ('tag' in written) return { kind: 'tag', tags: [written.tag].flat() }
  if ('untag' in written) return { kind: 'untag', tags: [written.untag].flat() }
  if ('set' in written) return { kind: 'set', attributes: written.set }
  return { kind: 'score', by: typeof written.score === 'number' ? { [mainScore]: written.score } : written.score }
}
