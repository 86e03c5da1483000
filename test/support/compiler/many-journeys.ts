import fc from 'fast-check'
import { expect } from 'vitest'
import { checkDefinition } from '../../../local/step-functions/check-definition.ts'
import type { Definition } from '../../../state-machines/4-emit/asl.ts'
import { compileValue } from '../compile.ts'
import type { JourneyWorld } from '../random/world.ts'
import { writtenArbitrary } from '../random-journeys.ts'
import { validatorComplaints } from './asl-validators.ts'
import { isOurExpression, textsIn } from './our-expressions.ts'

/** How many definitions the validators are given at a time: they take longer to begin than to look at one more. */
const atATime = 200

/** What became of so many random journeys. */
export type Many = { readonly journeys: number; readonly machines: number }

/**
 * Compiles so many random journeys of a world, nested three deep. Each gives mistakes or a machine and never a throw, and
 * nothing that an author wrote stands in an expression. Both public validators see every machine that has a state of a
 * form which none before had, and one in twenty of the others: that states lead to states we look at ourselves.
 */
export async function compileMany(world: Partial<JourneyWorld>, journeys: number, seed: number): Promise<Many> {
  const forms = new Set<string>()
  let chosen: Definition[] = []
  let machines = 0
  for (const { written, workspace } of sampled(world, journeys, seed)) {
    const result = compileValue(written, { workspace, isOptimised: machines % 2 === 0 })
    if (result.kind === 'mistakes') {
      expect(result.diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
      continue
    }
    machines++
    const { definition } = result
    expect(checkDefinition(definition)).toEqual([])
    expect(expressionsOfOthers(definition)).toEqual([])
    if (hasNewForm(definition, forms) || machines % 20 === 0) chosen.push(definition)
    if (chosen.length === atATime) {
      expect(await validatorComplaints(chosen)).toEqual([])
      chosen = []
    }
  }
  if (chosen.length > 0) expect(await validatorComplaints(chosen)).toEqual([])
  return { journeys, machines }
}

/** Sampled by the hundred, so that they need not all be in memory. */
function* sampled(world: Partial<JourneyWorld>, journeys: number, seed: number) {
  for (let done = 0; done < journeys; done += 100) {
    yield* fc.sample(writtenArbitrary(world, 2), { numRuns: Math.min(100, journeys - done), seed: seed + done })
  }
}

const expressionsOfOthers = (definition: Definition): readonly string[] =>
  [...textsIn(definition)].filter((text) => /\{%|%\}/.test(text) && !isOurExpression(text))

/** Whether a definition has a state that is like none before: names, numbers and ids put aside. */
function hasNewForm({ States }: Definition, seen: Set<string>): boolean {
  const before = seen.size
  for (const state of Object.values(States)) seen.add(formOf(state))
  return seen.size > before
}

/** Ids and texts of arguments only name things; what they may hold, the contracts say. */
const formOf = (state: object): string =>
  JSON.stringify(state, (key, value: unknown) => {
    if (key === 'Payload' || key === 'MessageBody') return 'a task'
    if (key === 'Next' || key === 'Default') return 'a state'
    if (typeof value === 'number') return 0
    return typeof value === 'string' && !value.startsWith('arn:') ? value.replace(/[0-9]+(, [0-9]+)*/g, '#') : value
  })
