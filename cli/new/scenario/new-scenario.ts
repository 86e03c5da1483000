import { stringify } from 'yaml'
import type { WrittenExpectations } from '../../../shared/contracts/scenario-file/written-expectations.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { fail } from '../../fail.ts'
import { playText } from '../../play/play-text.ts'
import { diagnosticsText } from '../../print-diagnostics.ts'
import { ask } from '../ask.ts'
import { freeName, idFrom, mayAsk } from '../names.ts'
import { tellWritten, writeOrFail } from '../write-files.ts'
import { recordedExpectations } from './recorded-expectations.ts'
import { type Sentence, sentenceText, toSentence } from './sentences.ts'
import { requireJourney, type TryOut, tryOutIn } from './try-out.ts'

/** What `new scenario` can be told: all of it as it stands in the file. */
export type ScenarioFlags = {
  readonly name?: string
  readonly story?: string
  readonly happens: readonly Sentence[]
  readonly before: readonly Sentence[]
  readonly attribute: JsonObject
  readonly tag: readonly string[]
  readonly property: JsonObject
  readonly by?: string
  readonly yes: boolean
  readonly project: string
}

/** Plays a journey once, and writes down as a scenario what the contact did and what came of it. */
export async function newScenario(journey: string | undefined, flags: ScenarioFlags): Promise<void> {
  const isInteractive = mayAsk(flags)
  if (journey === undefined && !isInteractive)
    return fail('Say which journey it tries out: new scenario lead-nurture.', 2)
  const tryOut = await tryOutIn(flags.project)
  if (tryOut.journeys.length === 0) return fail('There is no journey without mistakes that could be tried out.', 1)
  const choices = { words: 'Which journey?', usual: tryOut.journeys[0] ?? '', choices: tryOut.journeys, given: journey }
  const answers = { ...flags, journey: (await ask({ which: choices }, isInteractive)).which }
  requireJourney(answers.journey, tryOut)
  const happens = flags.happens.length > 0 ? flags.happens : await askWhatHappens(isInteractive)
  const told = await tellStory({ ...answers, happens }, isInteractive)
  await record(told, tryOut)
}

type Told = ScenarioFlags & { readonly journey: string; readonly id: string; readonly story: string }

/** Asks for one sentence after the other, until there are no more; one that cannot be read is asked for again. */
async function askWhatHappens(isInteractive: boolean): Promise<readonly Sentence[]> {
  const said: Sentence[] = []
  while (isInteractive) {
    const words = said.length === 0 ? 'What do they do, such as `on day 2: opens welcome`?' : 'And then?'
    const { next } = await ask({ next: { words, usual: 'nothing' } }, isInteractive)
    if (next === 'nothing') break
    const sentence = toSentence(next)
    if (sentence === undefined) console.error('First when, then a colon, then what.')
    else said.push(sentence)
  }
  return said
}

async function tellStory(flags: ScenarioFlags & { readonly journey: string }, isInteractive: boolean): Promise<Told> {
  const { journey, happens, project } = flags
  const usualStory =
    happens.length === 0 ? 'Comes in, and answers nothing.' : `Comes in; ${happens.map(sentenceText).join('; ')}.`
  const usualName = `${journey} ${happens.length === 0 ? 'no answer' : 'tried out'}`
  const free = freeName(usualName, project, (id) => `marketing/scenarios/${id}.yaml`)
  const { story, name } = await ask(
    {
      story: { words: 'What is the story, in one sentence?', usual: usualStory.slice(0, 300), given: flags.story },
      name: { words: 'What is it called?', usual: free, given: flags.name },
    },
    isInteractive,
  )
  return { ...flags, story, id: idFrom(name) }
}

/** Plays it with nothing expected, and writes it with what came; played again, that is just what comes. */
async function record(told: Told, tryOut: TryOut): Promise<void> {
  const tried = await tryOut.play(told.id, scenarioText(told, {}))
  if (tried.kind === 'mistakes') return fail(`${diagnosticsText(tried.diagnostics)}\n\nNothing was written.`, 1)
  const recorded = recordedExpectations(tried.one, tryOut.hasGoal(told.journey))
  if (recorded.kind === 'nothing-to-record') return fail(`${recorded.why} Nothing was written. ${tellMore}`, 1)
  const text = scenarioText(told, recorded.expect)
  const again = await tryOut.play(told.id, text)
  if (again.kind === 'mistakes') return fail(`${diagnosticsText(again.diagnostics)}\n\nNothing was written.`, 1)
  if (again.one.differences.length > 0) {
    const says = again.one.differences.map((one) => one.says).join('; ')
    return fail(`Played twice, it came out otherwise: ${says}. Nothing was written.`, 1)
  }
  const files = new Map([[`marketing/scenarios/${told.id}.yaml`, text]])
  writeOrFail(told.project, files)
  console.log(`${playText(tried.one.played)}\n`)
  const next = `What came is written under \`expect\`, right or not: read it, and correct what should come otherwise.`
  tellWritten(files, [], `${next}\nPlay it again: npm run waymark -- play --scenario ${told.id}`)
}

const tellMore = 'Tell more of them with --attribute, --tag, --before, --property or --by.'

const head = `# yaml-language-server: $schema=../scenario.schema.json
# What stands under \`expect\` is what came when it was played first. Read it, correct it, and take this line away.
`

function scenarioText({ journey, story, happens, ...more }: Told, expect: WrittenExpectations): string {
  const { before, attribute, tag, property, by } = more
  const written = {
    ...{ journey, story },
    ...(Object.keys(attribute).length === 0 ? {} : { contact: attribute }),
    ...(tag.length === 0 ? {} : { tags: tag }),
    ...(before.length === 0 ? {} : { before }),
    ...(by === undefined ? {} : { by }),
    ...(Object.keys(property).length === 0 ? {} : { trigger: property }),
    ...(happens.length === 0 ? {} : { happens }),
    expect,
  }
  return `${head}${stringify(written, { lineWidth: 0 })}`
}
