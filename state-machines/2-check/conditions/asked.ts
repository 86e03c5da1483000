import type { Condition } from '../../../shared/domain/condition/condition.ts'
import type { BranchStep, Journey, Path, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { doneByJourneys } from '../names/fields/done-by-journeys.ts'
import { isSingle } from '../names/fields/known-fields.ts'
import { triggerPath } from '../places.ts'
import type { Workspace } from '../rule.ts'
import { flowThrough } from '../time/paths/flow.ts'
import { always, type Formula } from './logic/formula.ts'
import { isImpossible } from './logic/solve.ts'
import { type Asked, anywhere, toFormula, whereFormula } from './logic/to-formula.ts'

/** A condition of a journey, taken apart, with what is so wherever it is asked. */
export type AskedCondition = {
  readonly condition: Condition
  readonly path: Path
  readonly formula: Formula
  readonly given: Formula
}

/** What is known of a workspace's fields and segments, wherever a condition stands. */
export const askedIn = ({ plan, segments }: Workspace): Asked => ({ ...anywhere, segments, isSingle: isSingle(plan) })

/** The condition at the door, where there is one: it is asked of an event that triggers. */
export function askedAtDoor(journey: Journey, workspace: Workspace): AskedCondition | undefined {
  const { audience: condition } = journey
  if (condition === undefined) return undefined
  const path = ['audience']
  const formula = toFormula(condition, path, askedIn(workspace))
  return { condition, path, formula, given: triggering(journey, workspace) }
}

/** The conditions under `exit`: they are asked at any moment, so there is no event to ask about. */
export const askedAtExits = (
  journey: Journey,
  workspace: Workspace,
  more: Partial<Asked> = {},
): readonly AskedCondition[] =>
  journey.exit.flatMap((rule, index) => {
    if (rule.kind === 'event') return []
    const path = ['exit', index]
    const formula = toFormula(rule.condition, path, { ...askedIn(workspace), hasEvent: false, ...more })
    return [{ condition: rule.condition, path, formula, given: always }]
  })

/** A branch, and what its cases ask. */
export type AskedBranch = { readonly step: BranchStep; readonly cases: readonly AskedCondition[] }

/** Every branch, with its cases: what a path has not sent yet, nobody has answered. Worked out once for several checks. */
export function askedAtBranches(journey: Journey, workspace: Workspace): readonly AskedBranch[] {
  const known = remembered.get(journey)
  if (known?.workspace === workspace) return known.branches
  const branches = [...branchesIn(journey, workspace)]
  remembered.set(journey, { workspace, branches })
  return branches
}

const remembered = new WeakMap<Journey, { workspace: Workspace; branches: readonly AskedBranch[] }>()

function* branchesIn(journey: Journey, workspace: Workspace): Generator<AskedBranch> {
  const given = atDoor(journey, workspace)
  const everSent = new Set([...allSteps(journey.steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : [])))
  const sent = sentBefore(journey)
  for (const step of allSteps(journey.steps)) {
    if (step.kind !== 'branch') continue
    const before = sent.get(step) ?? everSent
    const isUnsent = (message: string): boolean => everSent.has(message) && !before.has(message)
    const asked = { ...askedIn(workspace), isUnsent }
    const cases = step.cases.map(({ condition, path }) => {
      return { condition, path, formula: toFormula(condition, path, asked), given }
    })
    yield { step, cases }
  }
}

/** What some path that leads to a branch has sent. */
function sentBefore({ steps }: Journey): ReadonlyMap<Step, ReadonlySet<string>> {
  const before = new Map<Step, ReadonlySet<string>>()
  flowThrough<ReadonlySet<string>>(steps, new Set(), {
    arrive: (sent, step) => {
      before.set(step, sent)
      return sent
    },
    go: (sent, _, step) => (step.kind === 'send' ? new Set([...sent, step.message]) : sent),
    meet: (one, other) => new Set([...one, ...other]),
  })
  return before
}

/** What is so of everybody inside for as long as they are: the event does not change, and what was done stays done. */
const atDoor = (journey: Journey, workspace: Workspace): Formula => {
  const audience = journey.audience && toFormula(journey.audience, ['audience'], askedIn(workspace))
  return unlessImpossible({ kind: 'all', of: [triggering(journey, workspace), audience ? lasting(audience) : always] })
}

/** Where nobody comes in, that is told at the door, and nothing behind it is held against it. */
const unlessImpossible = (formula: Formula): Formula => (isImpossible(formula) ? always : formula)

/** What a formula says that stays so; the rest of it is taken for granted. */
function lasting(formula: Formula): Formula {
  if (formula.kind !== 'literal') return { ...formula, of: formula.of.map(lasting) }
  const { ask, isTrue } = formula
  if (ask.kind === 'event') return formula
  if (ask.kind !== 'did' || ask.within !== undefined) return always
  const isLeast = isTrue ? ['gte', 'gt'] : ['lte', 'lt']
  return isLeast.includes(ask.test.kind) ? formula : always
}

/** What the triggers ask of their events; nothing is known where somebody may come in otherwise. */
function triggering(journey: Journey, workspace: Workspace): Formula {
  const ways = journey.triggers.map((trigger, index) =>
    trigger.kind === 'event'
      ? whereFormula(trigger.where, [...triggerPath(journey, index), 'where'], askedIn(workspace))
      : always,
  )
  return mayBeEnrolled(journey, workspace) ? always : unlessImpossible({ kind: 'any', of: ways })
}

/** Whether another journey lets contacts in here, with properties of its own; where others are not known, it may. */
const mayBeEnrolled = ({ id }: Journey, { journeys }: Workspace): boolean =>
  journeys === undefined || doneByJourneys(journeys).enrolled.has(id)
