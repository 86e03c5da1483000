import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import type { Reentry } from '../../../shared/domain/enrollment/enrollment.ts'
import type { ExitRule, Goal, Journey } from '../../../shared/domain/journey/journey.ts'
import type { PlacedStep } from '../written-steps.ts'
import { stepNamer } from './step-names.ts'
import { toCondition, type WatchNamer } from './to-condition.ts'
import { toSteps } from './to-steps.ts'
import { toDuration, toEventMatch, toShare } from './to-tests.ts'
import { toTrigger } from './to-trigger.ts'

/** A journey, from the way it is written. */
export function toJourney(
  id: string,
  written: WrittenJourney,
  steps: readonly PlacedStep[],
  watch: WatchNamer,
): Journey {
  const ids = steps.flatMap(({ step }) => (step.id === undefined ? [] : [step.id]))
  return {
    id,
    name: written.name,
    ...(written.theme === undefined ? {} : { theme: written.theme }),
    triggers: [written.trigger].flat().map(toTrigger),
    ...(written.audience === undefined ? {} : { audience: toCondition(written.audience, watch, 'outside') }),
    reentry: toReentry(written.reentry),
    ...(written.reentry === undefined ? { saysNoReentry: true } : {}),
    exit: (written.exit ?? []).map((rule) => toExit(rule, watch)),
    ...(written.goal === undefined ? {} : { goal: toGoal(written.goal) }),
    steps: toSteps(written.steps, ['steps'], { watch, step: stepNamer(ids) }),
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
  const rate = (text: string | undefined) => (text === undefined ? undefined : toShare(text))
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
