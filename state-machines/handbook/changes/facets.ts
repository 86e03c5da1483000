import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { canonicalJson, type Json } from '../../../shared/domain/json.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { waysOn } from '../ways.ts'
import { conditionWords } from '../words/condition-words.ts'
import { exitWords, goalWords, matchWords, reentryWords, targetWords, triggerWords } from '../words/journey-words.ts'
import type { Names } from '../words/names.ts'
import { answersWords, stepWords } from '../words/step-words.ts'
import { dayWords } from '../words/time-words.ts'

/** Everything that a step says, by what of it, without the steps on its ways. The same facets: the same step. */
export function stepFacets(step: Step, names: Names): ReadonlyMap<string, string> {
  const ways = step.kind === 'branch' || step.kind === 'split' ? waysOn(step, names).map(({ label }) => label) : []
  return written([
    ['does', doesWords(step, names)],
    ['details', step.kind === 'send' ? '' : stepWords(step, names).notes.join(', ')],
    ['not before', step.day ? dayWords(step.day) : ''],
    ['stage', step.stage ?? ''],
    ['waits for', awaitedWords(step)],
    ['ways', ways.join(' | ')],
    ['values', valuesOf(step)],
  ])
}

/** Everything that a journey says of whom it lets in and when they leave, by what of it. */
export function journeyFacets(journey: Journey, names: Names): ReadonlyMap<string, string> {
  const { goal, audience } = journey
  return written([
    ['name', journey.name],
    ['theme', journey.theme ?? ''],
    ['comes in', journey.triggers.map((trigger) => triggerWords(trigger, names)).join(', or ')],
    ['rules', rulesOf(journey)],
    ['only if', audience ? conditionWords(audience, names) : ''],
    ['enters', reentryWords(journey)],
    ['leaves', journey.exit.map((rule) => exitWords(rule, names)).join(', or ')],
    ['goal', goal ? goalWords(goal) : ''],
    ['goal in numbers', goal ? targetWords(goal) : ''],
  ])
}

/** What a step does, in a few words; a message by its id, for its subject is not the step's. */
export const doesWords = (step: Step, names: Names): string =>
  step.kind === 'send' ? `message ${step.message}` : stepWords(step, names).title

const written = (facets: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(facets.filter(([, words]) => words !== ''))

function awaitedWords(step: Step): string {
  if (step.kind === 'wait-for') return `${matchWords(step.match)}, ${describeDuration(step.within)} at most`
  if (step.kind !== 'send' && step.kind !== 'act') return ''
  if (step.await === undefined) return ''
  const answer = step.kind === 'send' && step.await ? answersWords(step.await.answers) : 'done'
  return `${answer}, ${describeDuration(step.await.within)} at most`
}

/** What a step hands on to others. */
function valuesOf(step: Step): string {
  if (step.kind === 'call') return canonicalJson(step.webhook.body as Json)
  const { action } = step.kind === 'act' ? step : {}
  return action && 'properties' in action && Object.keys(action.properties).length > 0
    ? canonicalJson(action.properties as Json)
    : ''
}

/** The rules of a company's own, as they are written: their words name the event only. */
const rulesOf = ({ triggers }: Journey): string =>
  triggers
    .filter((trigger) => trigger.kind === 'eventbridge')
    .map(({ pattern, contact, properties }) => canonicalJson({ pattern, contact, properties }))
    .join(' ')
