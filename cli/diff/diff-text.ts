import { styleText } from 'node:util'
import { counted } from '../../shared/domain/counted.ts'
import { oneLine } from '../../state-machines/handbook/words/one-line.ts'
import { countOf, type Inside } from './inside.ts'
import { journeyLines, meantLines } from './journey-text.ts'
import type { MeantChange } from './means/everywhere.ts'
import { isForetold } from './people-text.ts'
import type { DiffReport } from './report.ts'
import type { Mistaken } from './sides.ts'

/** What a change means, for a person to read: what is touched, whom it reaches, and who stands there now. */
export function diffText(report: DiffReport, inside: Inside): string {
  const { everywhere, forNobody, journeys, mistaken } = report
  const isNothing = everywhere.length + forNobody.length + journeys.length === 0
  const parts = [
    section('Everywhere', 'For everybody, also those who are inside', everywhere),
    section('In the files', 'For no contact', forNobody),
    ...journeys.map(journeyLines),
    mistakenLines(mistaken, new Set(journeys.map(({ id }) => id))),
    isNothing ? [nothingText(mistaken)] : [styleText('dim', insideText(report, inside))],
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

const nothingText = (mistaken: readonly Mistaken[]): string =>
  mistaken.length === 0 ? 'Nothing changes for anybody.' : 'Nothing else changes for anybody.'

function section(title: string, whom: string, changes: readonly MeantChange[]): readonly string[] {
  if (changes.length === 0) return []
  return [styleText('bold', title), `  ${styleText('dim', `${whom}:`)}`, ...changes.flatMap(meantLines)]
}

/** The files that cannot be compared; a journey that is told of says it itself. */
function mistakenLines(mistaken: readonly Mistaken[], told: ReadonlySet<string>): readonly string[] {
  const others = mistaken.filter(
    ({ file }) => !told.has(/^marketing\/journeys\/(.+)\.(?:yaml|ts)$/.exec(file)?.[1] ?? ''),
  )
  if (others.length === 0) return []
  const words = { before: 'had mistakes before', now: 'has mistakes: `waymark check` tells them' }
  return [
    styleText('bold', 'Not compared, as far as mistakes keep it from being read'),
    ...others.map(({ file, when }) => `  ${oneLine(file)}  ${styleText('red', words[when])}`),
  ]
}

function insideText({ journeys }: DiffReport, inside: Inside): string {
  if (inside.kind === 'not-told') return `${inside.why} So nobody can say who is inside now.`
  const { standing, by } = inside
  const foretold = journeys
    .flatMap(({ steps, messages }) => [...steps, ...messages])
    .some((one) => isForetold(one.inside))
  return [
    `${counted(countOf(standing), 'contact')} inside of ${by}.`,
    ...(foretold ? ['Whoever “will” or “may” come to something does so unless they leave before.'] : []),
    ...(standing.some(({ isReckoned }) => isReckoned) ? ['Where it says `about`, some of many were looked at.'] : []),
    ...(standing.some(({ version }) => version === undefined)
      ? ['AWS tells no versions: they are taken to be on the one before.']
      : []),
  ].join(' ')
}
