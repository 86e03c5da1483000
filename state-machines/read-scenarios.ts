import type { WrittenCondition } from '../shared/contracts/journey-file/written-condition.ts'
import { idSchema } from '../shared/contracts/names.ts'
import type { WrittenExpectations } from '../shared/contracts/scenario-file/written-expectations.ts'
import { writtenExpectations } from '../shared/contracts/scenario-file/written-expectations.ts'
import { type WrittenScenario, writtenScenario } from '../shared/contracts/scenario-file/written-scenario.ts'
import { toCondition, type WatchNamer } from './1-parse/to-domain/to-condition.ts'
import { describeCondition } from './4-emit/describe-condition.ts'
import { type Diagnostic, error, located } from './diagnostic.ts'
import type { SourceFile } from './messages/message-source.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { checkScenario, type ScenarioWorld } from './scenarios/check-scenario.ts'
import type { Expectations, Scenario } from './scenarios/scenario.ts'
import { toScenario } from './scenarios/to-scenario.ts'

/** A scenario's file, and the id that its name gives. */
export type ScenarioSource = { readonly id: string; readonly file: SourceFile }

/** The scenarios without mistakes, and all that is wrong in the others. */
export type ReadScenarios = { readonly scenarios: readonly Scenario[]; readonly diagnostics: readonly Diagnostic[] }

const words = [...Object.keys(writtenScenario.shape), ...Object.keys(writtenExpectations.shape)]

/** Reads all scenarios and holds them against what they speak of. */
export function readScenarios(
  sources: readonly ScenarioSource[],
  world: ScenarioWorld,
  nameWatch: WatchNamer,
): ReadScenarios {
  const read = sources.map((source) => readScenario(source, world, nameWatch))
  return {
    scenarios: read.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  }
}

function readScenario({ id, file }: ScenarioSource, world: ScenarioWorld, nameWatch: WatchNamer) {
  const read = readFile(file, writtenScenario, words) as ReadFile<WrittenScenario>
  const { value, places } = read
  if (value === undefined || places === undefined) return { scenario: undefined, diagnostics: read.diagnostics }
  const { scenario, findings } = toScenario(id, value, conditionsIn(value.expect, nameWatch))
  const all = [...wrongId(id), ...findings, ...checkScenario(scenario, world)]
  const diagnostics = all.map((finding) => located(finding, places)).toSorted((a, b) => a.line - b.line)
  return { scenario: diagnostics.length === 0 ? scenario : undefined, diagnostics }
}

/** What must hold of the contact in the end is asked in the language of conditions. */
function conditionsIn(expect: WrittenExpectations, nameWatch: WatchNamer): Expectations['conditions'] {
  const { tags = [], 'no-tags': noTags = [], attributes, score, stage } = expect
  const written: readonly WrittenCondition[] = [
    ...tags.map((tag) => ({ tag })),
    ...noTags.map((tag) => ({ not: { tag } })),
    ...Object.entries(attributes ?? {}).map(([name, test]) => ({ attribute: { [name]: test } })),
    ...(score === undefined ? [] : [{ score }]),
    ...(stage === undefined ? [] : [{ stage }]),
  ]
  return written.map((one) => {
    const condition = toCondition(one, nameWatch, 'outside')
    return { words: describeCondition(condition).slice(0, -1), condition }
  })
}

function wrongId(id: string) {
  if (idSchema.safeParse(id).success) return []
  const remedy = 'Call it with small letters, digits and dashes, 63 at most.'
  return [error('wrong-value', [], 'The name of this file cannot be the id of a scenario.', remedy)]
}
