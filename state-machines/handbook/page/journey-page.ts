import { counted } from '../../../shared/domain/counted.ts'
import type { ExitRule, Journey } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { mostMessages } from '../count-messages.ts'
import { namesOf } from '../names-of.ts'
import { timesOf } from '../when.ts'
import { conditionWords } from '../words/condition-words.ts'
import { exitWords, goalWords, reentryWords, targetWords, triggerWords } from '../words/journey-words.ts'
import type { Names } from '../words/names.ts'
import { lastDay } from '../words/time-words.ts'
import { cellLines, code, escaped, table } from './markdown.ts'
import { risksOf } from './risks.ts'
import type { HandbookSources } from './sources.ts'
import { stepsTable } from './steps-table.ts'

/** What stands on top of every page, so that nobody writes into it. */
export const madeBy = '<!-- Written by `waymark docs` from marketing/. What is changed here is lost. -->'

/** The page of one journey: what it is for, what happens in it, and what to do when something goes wrong. */
export function journeyPage(journey: Journey, sources: HandbookSources): string {
  const names = namesOf(sources)
  const scenarios = sources.scenarios.filter((one) => one.journey === journey.id)
  const stories = scenarios.map(({ id, story }) => `- ${escaped(story)} (${code(`marketing/scenarios/${id}.yaml`)})`)
  const risks = risksOf(journey, sources.settings, sources.messages)
  return [
    madeBy,
    `# ${escaped(journey.name)}`,
    ...(journey.theme === undefined ? [] : [escaped(journey.theme)]),
    `![${escaped(journey.name)} as a picture](${journey.id}.svg)`,
    '## In short',
    table(['', ''], shortRows(journey, names, sources)),
    '## Every step',
    stepsTable(journey, names, sources.messages),
    ...(risks.length === 0 ? [] : ['## What may go wrong', table(['When', 'What happens', 'What to do'], risks)]),
    '## What proves it',
    stories.length === 0 ? 'No scenario yet.' : stories.join('\n'),
    `[All journeys](README.md)`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function shortRows(journey: Journey, names: Names, sources: HandbookSources): readonly (readonly string[])[] {
  const { goal, audience } = journey
  const target = goal ? targetWords(goal) : ''
  const compiled = sources.compiled.find((one) => one.journey.id === journey.id)?.journey
  const cost = sources.costs[journey.id]
  const file = sources.journeyFiles.get(journey.id)
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Comes in', cellLines(journey.triggers.map((trigger) => escaped(triggerWords(trigger, names))))],
    ['Only if', audience && escaped(conditionWords(audience, names))],
    ['Enters', escaped(reentryWords(journey))],
    ['Leaves at any moment', exits(journey.exit, names)],
    ['Goal', goal && escaped(goalWords(goal))],
    ['In numbers', target === '' ? undefined : escaped(target)],
    ['Is over', `on ${lastDay(timesOf(journey).longest)} at the latest`],
    ['Messages', `${mostMessages(journey)} at most`],
    ['Work for people', work(journey)],
    ['Steps of the machine', compiled && `${counted(compiled.transitions.common, 'transition')} where nobody answers`],
    ['Costs', cost && `${cost}, for each contact`],
    ['File', file && code(file)],
  ]
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]))
}

const exits = (rules: readonly ExitRule[], names: Names): string =>
  cellLines(rules.map((rule) => escaped(exitWords(rule, names))))

/** Which teams get work by the journey. */
function work({ steps }: Journey): string {
  const teams = [...allSteps(steps)].flatMap((step) =>
    step.kind === 'act' && (step.action.kind === 'task' || step.action.kind === 'lead')
      ? [`${step.action.kind} for ${code(step.action.team)}`]
      : [],
  )
  return [...new Set(teams)].join(', ')
}
