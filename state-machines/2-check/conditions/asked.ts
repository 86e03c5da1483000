import type { Condition } from '../../../shared/domain/condition/condition.ts'
import type { BranchStep, Journey, Path, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { doneByJourneys } from '../names/fields/done-by-journeys.ts'
import { isSingle } from '../names/fields/known-fields.ts'
import { triggerPath } from '../places.ts'
import type { Workspace } from '../rule.ts'
import { flowThrough } from '../time/paths/flow.ts'
import { knownOnTheWay, lasting } from './known-on-the-way.ts'
import { always, type Formula, opposite } from './logic/formula.ts'
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
  const inside = insideAlways(journey, workspace)
  const everSent = new Set([...allSteps(journey.steps)].flatMap((step) => (step.kind === 'send' ? [step.message] : [])))
  const sent = sentBefore(journey)
  const branches = [...allSteps(journey.steps)].filter((step) => step.kind === 'branch')
  const asked = new Map<Step, readonly Formula[]>(
    branches.map((step) => {
      const before = sent.get(step) ?? everSent
      const isUnsent = (message: string): boolean => everSent.has(message) && !before.has(message)
      const known = { ...askedIn(workspace), isUnsent }
      return [step, step.cases.map(({ condition, path }) => toFormula(condition, path, known))]
    }),
  )
  const askedAt = (step: Step): readonly Formula[] => asked.get(step) ?? []
  const onTheWay = knownOnTheWay(journey, askedAt)
  for (const step of branches) {
    const given = unlessImpossible({ kind: 'all', of: [inside, ...onTheWay(step)] })
    const formulas = askedAt(step)
    const cases = step.cases.map(({ condition, path }, index) => {
      return { condition, path, formula: formulas[index] ?? always, given }
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

/**
 * What is so of everybody inside for as long as they are: the event does not change, what was done stays done, and no
 * exit holds, for that is asked before everything.
 */
const insideAlways = (journey: Journey, workspace: Workspace): Formula => {
  const audience = journey.audience && toFormula(journey.audience, ['audience'], askedIn(workspace))
  const exits = askedAtExits(journey, workspace).map(({ formula }) => opposite(formula))
  const atDoor: Formula = { kind: 'all', of: [triggering(journey, workspace), audience ? lasting(audience) : always] }
  return unlessImpossible({ kind: 'all', of: [unlessImpossible(atDoor), ...exits] })
}

/** Where nobody comes in, that is told at the door, and nothing behind it is held against it. */
const unlessImpossible = (formula: Formula): Formula => (isImpossible(formula) ? always : formula)

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
