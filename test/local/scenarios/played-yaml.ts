import { type PlayedScenario, runScenario } from '../../../local/scenarios/run-scenario.ts'
import { watchNamer } from '../../../state-machines/compile-journey.ts'
import { publishSegments } from '../../../state-machines/publish-segments.ts'
import { readScenarios } from '../../../state-machines/read-scenarios.ts'
import { digest } from '../../support/compile.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

/** What a test plays: a scenario and journeys, both as they are written, beside messages (with their links) and segments. */
export type Written = {
  readonly scenario: string
  readonly journeys: Readonly<Record<string, string>>
  readonly segments?: Readonly<Record<string, string>>
}

const messages: Readonly<Record<string, readonly string[]>> = { hello: ['shop'], story: ['details'], offer: ['shop'] }

/** Plays a scenario; one with a mistake fails the test. */
export async function playedYaml({ scenario, journeys, segments = {} }: Written): Promise<PlayedScenario> {
  const sources = Object.entries(segments).map(([id, text]) => ({ id, file: { file: `${id}.yaml`, text } }))
  const known = {
    journeys: new Map(),
    journeyNames: Object.keys(journeys),
    messages: new Map(Object.entries(messages).map(([id, links]) => [id, { links }])),
  }
  const published = publishSegments(sources, { digest, nameWatch: watchNamer(digest), workspace: known })
  if (published.diagnostics.length > 0) throw new Error(published.diagnostics.map(({ message }) => message).join('\n'))
  const workspace = {
    ...testWorkspace({ journeys: Object.entries(journeys).map(([id, text]) => yaml(id, text)), messages }),
    segments: published.segments,
  }
  const file = { id: 'story', file: { file: 'story.yaml', text: `journey: tried\nstory: A story.\n${scenario}` } }
  const read = readScenarios([file], known, watchNamer(digest))
  const [first] = read.scenarios
  if (first === undefined) throw new Error(read.diagnostics.map((one) => `${one.line}: ${one.message}`).join('\n'))
  return runScenario(workspace, first)
}

/** What came otherwise than expected, in words. */
export const said = async (written: Written): Promise<readonly string[]> =>
  (await playedYaml(written)).differences.map(({ says }) => says)
