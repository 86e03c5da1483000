import type { Condition } from '../../../../shared/domain/condition/condition.ts'
import type { Fields } from '../../../../shared/domain/journey/action.ts'
import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import type { Trigger } from '../../../../shared/domain/journey/trigger.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'
import type { Workspace } from '../../rule.ts'
import { broughtBy, mayBe } from './brings.ts'
import { moveBy } from './moves.ts'

/** A step of one journey that may let its contact into a journey, by itself. */
export type HandOver = {
  readonly from: Journey
  readonly step: Step
  readonly to: Journey
  /** What comes of the step, in words, where its name does not say so. */
  readonly words: string
  /** Whether it does for certain, wherever the contact fits. */
  readonly isSure: boolean
  /** Whether it lets in at a time that nobody knows. */
  readonly isDated?: true
  /** The segment that must change for it, and how. */
  readonly segment?: { readonly id: string; readonly condition: Condition; readonly change: 'entered' | 'left' }
  /** What the trigger says, where the step writes it. */
  readonly properties?: Fields
}

/** All hand-overs of a workspace into journeys that contacts may come into again; worked out once. */
export function handOversOf(workspace: Workspace): readonly HandOver[] {
  const known = remembered.get(workspace)
  if (known !== undefined) return known
  const journeys = [...(workspace.journeys?.values() ?? [])]
  const again = journeys.filter(({ reentry }) => reentry.kind !== 'never' || reentry.key !== undefined)
  const found = again.length === 0 ? [] : journeys.flatMap((from) => [...handOversFrom(from, again, workspace)])
  remembered.set(workspace, found)
  return found
}

const remembered = new WeakMap<Workspace, readonly HandOver[]>()

function* handOversFrom(from: Journey, journeys: readonly Journey[], workspace: Workspace): Generator<HandOver> {
  for (const step of allSteps(from.steps)) {
    if (step.kind !== 'send' && step.kind !== 'act' && step.kind !== 'change' && step.kind !== 'call') continue
    for (const to of journeys) {
      const enrolls = step.kind === 'act' && step.action.kind === 'enroll' && step.action.journey === to.id
      if (enrolls) yield { from, step, to, words: '', isSure: true, properties: step.action.properties }
      for (const trigger of to.triggers) {
        const how = byTrigger(step, from, trigger, workspace)
        if (how) yield { from, step, to, ...how }
      }
    }
  }
}

type How = Omit<HandOver, 'from' | 'step' | 'to'>

function byTrigger(step: Step, from: Journey, trigger: Trigger, { segments }: Workspace): How | undefined {
  if (trigger.kind === 'event') {
    const brought = broughtBy(step, from)
    if (brought === undefined || !mayBe(brought, trigger)) return undefined
    const isSure = step.kind === 'act'
    return { words: ` (${brought.event})`, isSure, properties: brought.properties }
  }
  if (trigger.kind === 'segment') {
    const condition = segments?.get(trigger.segment)
    const move = condition && moveBy(step, from, condition, segments)
    if (condition === undefined || !(trigger.change === 'entered' ? move?.in : move?.out)) return undefined
    const segment = { id: trigger.segment, condition, change: trigger.change }
    return { words: ` (${trigger.change} ${trigger.segment})`, isSure: move?.isSure ?? false, segment }
  }
  // A date that is written out comes once; a server may store a new one each time.
  const stores = trigger.kind === 'date' && step.kind === 'call' && Object.hasOwn(step.webhook.store, trigger.attribute)
  return stores ? { words: ` (stores ${trigger.attribute})`, isSure: false, isDated: true } : undefined
}
