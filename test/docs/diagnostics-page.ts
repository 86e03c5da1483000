import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { diagnosticsText } from '../../cli/print-diagnostics.ts'
import { rules } from '../../state-machines/2-check/rules.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import { publishMessage } from '../../state-machines/publish-message.ts'
import { sampleMessage } from '../state-machines/messages/sample-message.ts'
import { compileText } from '../support/compile.ts'
import { messageMistakes } from './message-mistakes.ts'
import { parserMistakes } from './parser-mistakes.ts'

/** The text of `docs/diagnostics.md`: a heading for each code, what it asks for, and what an author sees of a sample. */
export async function diagnosticsPage(): Promise<string> {
  const journeys = readdirSync(samples).toSorted().map(journeySection)
  const messages = await Promise.all(Object.keys(messageMistakes).toSorted().map(messageSection))
  return [introduction, '## In journeys', ...journeys, messageIntroduction, ...messages].join('\n\n').concat('\n')
}

const root = join(import.meta.dirname, '../..')
const samples = join(root, 'test/state-machines/samples')

const introduction = `<!-- Made of the rules and their samples by \`npx vitest run test/docs -u\`. Edit those, not this. -->

# Diagnostics

What \`npm run compile\`, \`npm start\` and \`npm run waymark -- play\` say of a file: the place, a code, the line, what is
wrong, and what would be right. Every mistake of a workspace is told at once. An \`error\` keeps its journey or message from
being published; a \`warning\` stops nothing, unless \`compile\` runs with \`--strict\`. In a journey written in TypeScript the
place is a path into the value, such as \`steps.0.send\`.

Each code stands here with what it asks for and with what its author sees.`

const messageIntroduction = `## In messages

\`message.yaml\` and \`settings.yaml\` are read like journeys: \`unreadable-file\`, \`unknown-word\`, \`missing-word\` and
\`wrong-value\` are told of them, too. \`unknown-link\` is also told of a text that uses a link which \`message.yaml\` does not
name. What follows is told of messages and layouts only.`

function journeySection(code: string): string {
  const { diagnostics } = compileText(readFileSync(join(samples, code, 'wrong.yaml'), 'utf8'))
  const folder = `../test/state-machines/samples/${code}`
  const links = `The sample [with the mistake](${folder}/wrong.yaml), and [without it](${folder}/right.yaml).`
  return [`### ${code}`, sentenceOf(code), seen(diagnostics), links].join('\n\n')
}

async function messageSection(code: string): Promise<string> {
  const mistake = messageMistakes[code]
  if (mistake === undefined) throw new Error(`${code} has no sample`)
  const { diagnostics } = await publishMessage(sampleMessage(mistake.sample))
  const others = diagnostics.filter((one) => one.code !== code)
  if (others.length > 0 || diagnostics.length === 0) throw new Error(`the sample of ${code} does not show it alone`)
  return [`### ${code}`, mistake.asks, seen(diagnostics)].join('\n\n')
}

/** What a code asks for: the docstring of its rule, or of what the parser says under it. */
function sentenceOf(code: string): string {
  const ofParser = parserMistakes[code]
  if (ofParser !== undefined || rules[code] === undefined) return ofParser ?? ''
  const source = readFileSync(join(root, `state-machines/2-check/${code}.ts`), 'utf8')
  const [, docstring = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+: Rule/.exec(source) ?? []
  return docstring.replace(/\n \* ?/g, '\n').trim()
}

const seen = (diagnostics: readonly Diagnostic[]): string =>
  `\`\`\`text\n${stripVTControlCharacters(diagnosticsText(diagnostics))}\n\`\`\``
