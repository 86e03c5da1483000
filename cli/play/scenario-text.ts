import { styleText } from 'node:util'
import type { PlayedScenario } from '../../local/scenarios/run-scenario.ts'
import { counted } from '../../shared/domain/counted.ts'
import { playText } from './play-text.ts'

/** One scenario for a person to read: its timeline, and how that came out. */
export const scenarioText = (one: PlayedScenario): string =>
  [styleText('bold', one.scenario.story), playText(one.played, one.differences), '', verdict(one)].join('\n')

/** Scenarios one below the other, a line for each; with what came otherwise, and its timeline. Some cannot be played. */
export function scenariosText(all: readonly PlayedScenario[], unplayed: readonly string[]): string {
  const wrong = all.filter(({ differences }) => differences.length > 0)
  const lines = all.map((one) => `${mark(one)} ${one.scenario.id}  ${styleText('dim', one.scenario.story)}`)
  const details = wrong.map((one) => `\n${styleText('bold', one.scenario.id)}: ${scenarioText(one)}`)
  const milliseconds = all.reduce((sum, { played }) => sum + played.milliseconds, 0)
  const count = wrong.length === 0 ? 'all as expected' : `${wrong.length} otherwise than expected`
  const played = `${counted(all.length, 'scenario')}, ${count}, played in ${Math.round(milliseconds)} ms`
  const summary = all.length === 0 ? [] : [styleText('dim', played)]
  const left = unplayed.length === 0 ? [] : [styleText('red', unplayedText(unplayed))]
  const none = all.length + unplayed.length === 0 ? ['There are no scenarios in marketing/scenarios yet.'] : []
  return [...lines, ...details, '', ...summary, ...left, ...none].join('\n')
}

const unplayedText = (ids: readonly string[]): string =>
  `${counted(ids.length, 'scenario')} cannot be played until the mistakes are mended: ${ids.join(', ')}`

function verdict({ differences }: PlayedScenario): string {
  if (differences.length === 0) return styleText('green', '✓ It came out as expected.')
  const said = differences.map(({ says }) => `  ${styleText('red', '✗')} ${says}`)
  return [styleText('red', `${counted(differences.length, 'thing')} came otherwise:`), ...said].join('\n')
}

const mark = ({ differences }: PlayedScenario): string =>
  differences.length === 0 ? styleText('green', '✓') : styleText('red', '✗')
