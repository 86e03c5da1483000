import { Command, Option } from 'commander'
import { play } from '../../local/play/play.ts'
import { type PlayedScenario, runScenario } from '../../local/scenarios/run-scenario.ts'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { currentWorkspace, sha256 } from '../../local/workspace/publication.ts'
import { isTimeZone } from '../../shared/domain/time/local-time.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import type { Scenario } from '../../state-machines/scenarios/scenario.ts'
import { fail, noSuch } from '../fail.ts'
import { toDuration } from '../flag-values.ts'
import * as parse from '../play/flags.ts'
import { playJson, scenariosJson } from '../play/play-json.ts'
import { playNotes, tellMore } from '../play/play-notes.ts'
import { playText } from '../play/play-text.ts'
import { scenariosText, scenarioText } from '../play/scenario-text.ts'
import { type PlayFlags, scriptOfFlags } from '../play/script-of-flags.ts'
import { wrongFlag } from '../play/wrong-flag.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'

type Flags = PlayFlags & {
  readonly scenario?: string
  readonly all: boolean
  readonly json: boolean
  readonly project: string
}

/** `waymark play JOURNEY`: one invented contact goes through a journey, a month in well under a second. */
export const playCommand = (): Command =>
  new Command('play')
    .description('Play one invented contact through a journey, and say what happens on which day, and why.')
    .argument('[journey]', 'the name of its file in marketing/journeys')
    .option('--scenario <name>', 'play a file of marketing/scenarios, and say whether it came out as expected')
    .option('--all', 'play all scenarios', false)
    .option('--click <message[:link]>', 'they click in this message (can be given several times)', parse.collect, [])
    .option('--open <message>', 'they open this message', parse.collect, [])
    .option('--reply <message>', 'they reply to this message', parse.collect, [])
    .option('--bounce <message>', 'this message bounces: there is no such mailbox', parse.collect, [])
    .option('--complain <message>', 'they call this message spam', parse.collect, [])
    .addOption(afterOption())
    .option('--event <name@time>', 'something else they do, such as "Demo Booked@6d"', parse.collectTimed, [])
    .option('--done <step@time>', 'the task of this step is done, such as call-them@2d', parse.collectTimed, [])
    .option('--happens <sentence>', 'as in scenarios: "on day 2: does Order Completed"', parse.collectHappens, [])
    .option(
      '--before <name@time>',
      'an event so long before, such as "Order Completed with total 90@30d"',
      parse.collectTimed,
      [],
    )
    .option('--attribute <name=value>', 'what is known of them, such as city=Taipei', parse.collectPairs, {})
    .option('--tag <tag>', 'a tag that they have', parse.collect, [])
    .option('--score <number>', 'the score that they have, or a named one: engagement=20', parse.collectScores, {})
    .option('--property <name=value>', 'a property of the event that lets them in', parse.collectPairs, {})
    .option('--by <trigger>', 'what lets them in, of several: an event, segment, date, schedule, hand, enroll')
    .option('--way <split=way>', 'the way that they go at a split, or "split=held out"', parse.collectWays, {})
    .option('--start <date>', 'when they come in; left out: a Monday at ten in the morning', parse.toWall)
    .option('--zone <name>', 'the time zone they live in; left out: that of the settings')
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(run)

const afterOption = (): Option =>
  new Option('--after <time>', 'how long after a message they answer it')
    .argParser(toDuration)
    .default(toDuration('1h'), '1h')

async function run(journey: string | undefined, flags: Flags): Promise<void> {
  if (flags.zone !== undefined && !isTimeZone(flags.zone)) fail('--zone is a time zone such as Asia/Taipei.', 2)
  const isScenario = flags.all || flags.scenario !== undefined
  if (isScenario === (journey !== undefined)) fail('Name a journey, or --scenario, or --all: one of them.', 2)
  return journey === undefined ? playScenarios(flags) : playJourney(journey, flags)
}

async function playJourney(journey: string, flags: Flags): Promise<void> {
  const { workspace, diagnostics, brokenJourneys } = await currentWorkspace(flags.project)
  if (diagnostics.length > 0) console.error(`${diagnosticsText(diagnostics)}\n`)
  if (workspace === undefined) return fail('Nothing can be played until the settings are mended.')
  const known = workspace.journeys.map((one) => one.journey.id)
  if (brokenJourneys.includes(journey)) return fail(`${journey} cannot be played until its mistakes are mended.`)
  if (!known.includes(journey)) return fail(noSuch('journey', journey, 'that could be played', known))
  const script = scriptOfFlags(journey, flags)
  const wrong = wrongFlag(script, workspace)
  if (wrong !== undefined) return fail(wrong, 2)
  const played = await play(workspace, script)
  console.log(flags.json ? playJson(played) : playText(played))
  for (const note of playNotes(played, script, workspace)) console.error(note)
  if (played.keptOut === undefined) return
  fail(`They never came in: ${played.keptOut}. ${tellMore}`, 1)
}

async function playScenarios({ scenario, project, json }: Flags): Promise<void> {
  const { settings, scenarios, diagnostics, ...rest } = await compileFolder(project, { digest: sha256 })
  if (diagnostics.length > 0) console.error(`${diagnosticsText(diagnostics)}\n`)
  if (settings === undefined) return fail('Nothing can be played until the settings are mended.', 1)
  const known = [...new Set([...scenarios.map(({ id }) => id), ...brokenScenarios(diagnostics)])].toSorted()
  if (scenario !== undefined && !known.includes(scenario))
    return fail(noSuch('scenario', scenario, 'that could be played', known), 1)
  const wanted = known.filter((id) => scenario === undefined || id === scenario)
  const whole = scenarios.filter(({ id, journey }) => wanted.includes(id) && isPlayable(journey, rest))
  const all: PlayedScenario[] = []
  for (const one of whole) all.push(await runScenario({ ...rest, settings }, one))
  const unplayed = wanted.filter((id) => !whole.some((one) => one.id === id))
  const [first] = all
  if (json) console.log(scenariosJson(all))
  else if (scenario === undefined) console.log(scenariosText(all, unplayed))
  else if (first) console.log(scenarioText(first))
  if (scenario !== undefined && !first) console.error(whyUnplayed(scenario, scenarios))
  const isWrong = all.some(({ differences }) => differences.length > 0)
  const isBroken = unplayed.length > 0 || (scenario === undefined && diagnostics.some(isError))
  if (isWrong || isBroken) process.exitCode = 1
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

/** The scenarios whose files have mistakes. */
const brokenScenarios = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(isError).flatMap(({ file }) => /^marketing\/scenarios\/(.+)\.yaml$/.exec(file)?.[1] ?? [])

const isPlayable = (journey: string, { journeys }: Pick<Publishable, 'journeys'>): boolean =>
  journeys.some((one) => one.journey.id === journey)

/** What has to be mended first: the scenario itself, or its journey. */
function whyUnplayed(id: string, readable: readonly Scenario[]): string {
  const journey = readable.find((one) => one.id === id)?.journey
  return `${id} cannot be played until ${journey === undefined ? 'its mistakes are' : `${journey} is`} mended.`
}
