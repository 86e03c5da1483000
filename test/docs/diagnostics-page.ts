import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { diagnosticsText } from '../../cli/print-diagnostics.ts'
import { rules } from '../../state-machines/2-check/rules.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import { publishMessage } from '../../state-machines/publish-message.ts'
import { compileSample, samples } from '../state-machines/compile-sample.ts'
import { sampleMessage } from '../state-machines/messages/sample-message.ts'
import { messageMistakes } from './mistakes/message-mistakes.ts'
import { misplacedFile, saidOfFiles } from './mistakes/misplaced-files.ts'
import { parserMistakes } from './mistakes/parser-mistakes.ts'
import { saidOfScenario, scenarioMistakes } from './mistakes/scenario-mistakes.ts'
import { saidOfSegments, segmentMistakes } from './mistakes/segment-mistakes.ts'
import { saidOfSettings, settingsMistakes } from './mistakes/settings-mistakes.ts'

/** The text of `docs/diagnostics.md`: a heading for each code, what it asks for, and what an author sees of a sample. */
export async function diagnosticsPage(): Promise<string> {
  const journeys = readdirSync(samples).toSorted().map(journeySection)
  const messages = await Promise.all(Object.keys(messageMistakes).toSorted().map(messageSection))
  const settings = await Promise.all(Object.keys(settingsMistakes).filter(isOfSettingsOnly).map(settingsSection))
  const scenarios = await Promise.all(Object.keys(scenarioMistakes).map(scenarioSection))
  const segments = Object.keys(segmentMistakes).map(segmentSection)
  const others = [
    segmentIntroduction,
    ...segments,
    settingsIntroduction,
    ...settings,
    scenarioIntroduction,
    ...scenarios,
  ]
  const sections = [...journeys, ...others, messageIntroduction, ...messages, fileIntroduction, fileSection()]
  return [introduction, '## In journeys', ...sections].join('\n\n').concat('\n')
}

const root = join(import.meta.dirname, '../..')
const checks = join(root, 'state-machines/2-check')

const introduction = `<!-- Made of the rules and their samples by \`npx vitest run test/docs -u\`. Edit those, not this. -->

# Diagnostics

What \`npm run waymark -- check\`, \`npm run compile\` and \`npm start\` say of a file: the place, a code, the line, what is
wrong, and what would be right. Every mistake of a workspace is told at once. An \`error\` keeps its journey or message from
being published; a \`warning\` stops nothing, unless \`check\` or \`compile\` runs with \`--strict\`. In a journey written in TypeScript the
place is told as far as mappings and lists are written out; where a name or a call stands for one, it is that.

Each code stands here with what it asks for and with what its author sees.`

const segmentIntroduction = `## In segments

What is asked of the conditions of journeys is asked of those of segments, too: that what they name is known, and that
they can hold. What follows is told of segments only.`

const settingsIntroduction = `## In settings.yaml

What journeys may cost is held against what they will cost.`

const scenarioIntroduction = `## In scenarios

[Scenarios](scenarios.md) are read like journeys. A message, link, step, task or journey that is not there is told as
in a journey; what follows is told of scenarios only.`

const messageIntroduction = `## In messages

\`message.yaml\` and \`settings.yaml\` are read like journeys: \`unreadable-file\`, \`unknown-word\`, \`missing-word\` and
\`wrong-value\` are told of them, too. \`unknown-link\` is also told of a text that uses a link which \`message.yaml\` does not
name. What follows is told of messages and layouts only.`

const fileIntroduction = `## In the names of files

Every file that is meant for Waymark is read, or told of. Notes, pictures, backups of editors, hidden files and
TypeScript that journeys import may lie anywhere in \`marketing/\`.`

const fileSection = (): string =>
  [`### ${misplacedFile.code}`, misplacedFile.asks, seen(saidOfFiles(misplacedFile.files))].join('\n\n')

function journeySection(code: string): string {
  const { diagnostics } = compileSample(code, 'wrong.yaml')
  const folder = `../test/state-machines/samples/${code}`
  const hasWorkspace = existsSync(join(samples, code, 'workspace.yaml'))
  const beside = hasWorkspace ? ` [The workspace](${folder}/workspace.yaml) beside them.` : ''
  const links = `The sample [with the mistake](${folder}/wrong.yaml), and [without it](${folder}/right.yaml).${beside}`
  return [`### ${code}`, sentenceOf(code), seen(diagnostics), links].join('\n\n')
}

const segmentSection = (code: string): string =>
  [`### ${code}`, segmentMistakes[code]?.asks ?? '', seen(saidOfSegments(code))].join('\n\n')

async function messageSection(code: string): Promise<string> {
  const mistake = messageMistakes[code]
  if (mistake === undefined) throw new Error(`${code} has no sample`)
  const { diagnostics } = await publishMessage(sampleMessage(mistake.sample))
  const others = diagnostics.filter((one) => one.code !== code)
  if (others.length > 0 || diagnostics.length === 0) throw new Error(`the sample of ${code} does not show it alone`)
  return [`### ${code}`, mistake.asks, seen(diagnostics)].join('\n\n')
}

/** A code that is told of journeys, too, is shown there. */
const isOfSettingsOnly = (code: string): boolean => !existsSync(join(samples, code))

async function settingsSection(code: string): Promise<string> {
  const mistake = settingsMistakes[code]
  if (mistake === undefined) throw new Error(`${code} has no sample`)
  return [`### ${code}`, mistake.asks, seen(await saidOfSettings(mistake.budget))].join('\n\n')
}

async function scenarioSection(code: string): Promise<string> {
  const mistake = scenarioMistakes[code]
  if (mistake === undefined) throw new Error(`${code} has no sample`)
  return [`### ${code}`, mistake.asks, seen(await saidOfScenario(mistake.line))].join('\n\n')
}

/** What a code asks for: the docstring of its rule, or of what the parser says under it. */
function sentenceOf(code: string): string {
  const ofParser = parserMistakes[code]
  if (ofParser !== undefined || rules[code] === undefined) return ofParser ?? ''
  const file = readdirSync(checks, { recursive: true, encoding: 'utf8' }).find(
    (path) => basename(path) === `${code}.ts`,
  )
  const source = readFileSync(join(checks, file ?? ''), 'utf8')
  const [, docstring = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+: Rule/.exec(source) ?? []
  return docstring.replace(/\n \* ?/g, '\n').trim()
}

const seen = (diagnostics: readonly Diagnostic[]): string =>
  `\`\`\`text\n${stripVTControlCharacters(diagnosticsText(diagnostics))}\n\`\`\``
