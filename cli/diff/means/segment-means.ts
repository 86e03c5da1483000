import type { Condition } from '../../../shared/domain/condition/condition.ts'
import { counted } from '../../../shared/domain/counted.ts'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { allSteps, withParts } from '../../../shared/domain/journey/walk-steps.ts'
import type { Change } from '../../../state-machines/handbook/changes/change.ts'
import type { Side } from '../../../state-machines/handbook/changes/workspace-changes.ts'
import { listed } from '../../../state-machines/handbook/words/names.ts'

/** How many are inside of a journey; undefined where nobody could say. */
export type InsideOf = (journey: string) => number | undefined

/** What another meaning of a segment does to people, journey by journey. Those who are inside are asked for it as it is now. */
export function segmentMeans(
  id: string,
  { before, after }: Change,
  [was, is]: readonly [Side, Side],
  insideOf: InsideOf,
): readonly string[] {
  const [old, now] = [meaning(id, was), meaning(id, is)]
  const journeys = new Set([was, is].flatMap(({ workspace }) => [...workspace.journeys.keys()]))
  const uses = [...journeys].sort().flatMap((name) => {
    const entering = rolesIn(is.workspace.journeys.get(name), now)
    const inside = insideWords(rolesIn(was.workspace.journeys.get(name), old).inside, insideOf(name))
    const asks = [...entering.door, ...entering.inside]
    if (asks.length > 0) return [`${name} asks it ${listed(asks, 'and')}.${inside}`]
    return inside === '' ? [] : [`${name} asks it no more.${inside}`]
  })
  return [firstWords(before, after), ...uses]
}

function insideWords(roles: readonly string[], inside: number | undefined): string {
  if (roles.length === 0 || inside === 0) return ''
  const who = inside === undefined ? 'Those who are inside' : `The ${counted(inside, 'contact')} inside`
  return ` ${who} ${inside === 1 ? 'is' : 'are'} asked like this, too: ${listed(roles, 'and')}.`
}

function firstWords(before: string, after: string): string {
  if (before === '') return 'Whom it means is in it from the start, and does no event by that.'
  if (after === '')
    return 'Nobody is in it any more, and does no event by that. Whoever is still asked for it is not in it.'
  return 'Everybody is asked like this from now on. Whom it newly means, and whom it means no more, does no event by that.'
}

/** The segment itself, and all that speak of it. */
function meaning(id: string, { segments }: Side): ReadonlySet<string> {
  const found = new Set([id])
  // Each round finds those who speak of what the round before has found.
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const [other, { condition }] of Object.entries(segments)) if (speaksOf(condition, found)) found.add(other)
  }
  return found
}

const speaksOf = (condition: Condition, segments: ReadonlySet<string>): boolean =>
  [...withParts(condition)].some((part) => part.kind === 'segment' && segments.has(part.segment))

type Roles = { readonly door: readonly string[]; readonly inside: readonly string[] }

/** Where a journey asks for one of some segments: as somebody comes in, and while they are inside. */
function rolesIn(journey: Journey | undefined, segments: ReadonlySet<string>): Roles {
  if (journey === undefined) return { door: [], inside: [] }
  const { triggers, audience, exit, steps } = journey
  const entered = triggers.some((one) => one.kind === 'segment' && segments.has(one.segment))
  const leaves = exit.some((rule) => rule.kind === 'condition' && speaksOf(rule.condition, segments))
  const branches = [...allSteps(steps)].filter(
    (step) => step.kind === 'branch' && step.cases.some(({ condition }) => speaksOf(condition, segments)),
  )
  return {
    door: [
      ...(entered ? ['in its trigger'] : []),
      ...(audience && speaksOf(audience, segments) ? ['in its audience'] : []),
    ],
    inside: [...(leaves ? ['in its exit'] : []), ...branches.map(({ id }) => `at ${id}`)],
  }
}
