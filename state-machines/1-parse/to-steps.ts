import type { WrittenAwait, WrittenStep } from '../../shared/contracts/journey-file/written-step.ts'
import type { AwaitedAnswer, ContactChange, Path, Step } from '../../shared/domain/journey/journey.ts'
import { mainScore } from '../../shared/domain/journey/journey.ts'
import { parseClockTime } from '../../shared/domain/time/local-time.ts'
import { toCondition, type WatchNamer } from './to-condition.ts'
import { toDuration, toEventMatch } from './to-tests.ts'

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
    ...(written.day === undefined ? {} : { day: dayOf(written.day, written.at) }),
    ...(written.stage === undefined ? {} : { stage: written.stage }),
  }
  const inner = (steps: WrittenStep[] | undefined, ...names: Path) => toSteps(steps ?? [], [...path, ...names], naming)
  if ('send' in written) {
    const step = { ...base, kind: 'send', message: written.send } as const
    if (written.await === undefined) return step
    const answers = [toAnswer(written.await)]
    const within = toDuration(written.await.within)
    return {
      ...step,
      await: { answers, within, answered: inner(written.then, 'then'), unanswered: inner(written.else, 'else') },
    }
  }
  if ('wait' in written) return { ...base, kind: 'wait', time: toDuration(written.wait) }
  if ('wait-for' in written) {
    const { since, within } = written['wait-for']
    return {
      ...base,
      kind: 'wait-for',
      match: toEventMatch(written['wait-for']),
      within: toDuration(within),
      ...(since === undefined ? {} : { since }),
      answered: inner(written.then, 'then'),
      unanswered: inner(written.else, 'else'),
    }
  }
  if ('branch' in written) {
    const cases = written.branch.map((one, index) => ({
      condition: toCondition(one.if, naming.watch),
      steps: inner(one.then, 'branch', index, 'then'),
      path: [...path, 'branch', index, 'if'],
    }))
    return { ...base, kind: 'branch', cases, otherwise: inner(written.else, 'else') }
  }
  if ('exit' in written) return { ...base, kind: 'exit', reason: written.exit }
  return { ...base, kind: 'change', change: toChange(written) }
}

const dayOf = (day: number, at: string | undefined) => {
  const time = at === undefined ? undefined : parseClockTime(at)
  return time === undefined ? { day } : { day, at: time }
}

function toAnswer(written: WrittenAwait): AwaitedAnswer {
  if ('opened' in written) return { kind: 'opened' }
  if ('event' in written) return { kind: 'event', ...toEventMatch(written) }
  return written.clicked === true ? { kind: 'clicked' } : { kind: 'clicked', link: written.clicked }
}

type WrittenChange = Extract<WrittenStep, { tag: unknown } | { untag: unknown } | { set: unknown } | { score: unknown }>

function toChange(written: WrittenChange): ContactChange {
  if ('tag' in written) return { kind: 'tag', tags: [written.tag].flat() }
  if ('untag' in written) return { kind: 'untag', tags: [written.untag].flat() }
  if ('set' in written) return { kind: 'set', attributes: written.set }
  return { kind: 'score', by: typeof written.score === 'number' ? { [mainScore]: written.score } : written.score }
}

function defaultId(written: WrittenStep): string {
  if ('send' in written) return written.send
  if ('wait' in written) return `wait-${written.wait}`
  if ('wait-for' in written) return `wait-for-${written['wait-for'].event}`
  if ('branch' in written) return 'branch'
  if ('exit' in written) return `exit-${written.exit}`
  if ('score' in written) return 'score'
  if ('set' in written) return `set-${Object.keys(written.set).sort().join('-')}`
  return 'tag' in written ? `tag-${[written.tag].flat().join('-')}` : `untag-${[written.untag].flat().join('-')}`
}
