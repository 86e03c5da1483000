import { type Stage, stages } from '../../../shared/domain/contact/stage.ts'
import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { secondsOfDay } from '../../../shared/domain/time/duration.ts'
import { waysOn } from '../ways.ts'
import { type Times, timesOf, type When } from '../when.ts'
import { conditionWords } from '../words/condition-words.ts'
import { exitWords, goalWords, reentryWords, targetWords, triggerWords } from '../words/journey-words.ts'
import type { Names } from '../words/names.ts'
import { stepWords } from '../words/step-words.ts'
import { daysWords, dayWords, waitWords } from '../words/time-words.ts'

/** A journey as it is shown: everything in words, in the order in which it happens. */
export type Picture = {
  readonly id: string
  readonly title: string
  readonly theme: string
  readonly entry: Card
  /** What holds all the time, and so is told once, beside the steps. */
  readonly panels: readonly Panel[]
  readonly flow: Flow
  readonly stages: readonly Stage[]
}

/** Things that follow each other. */
export type Flow = readonly Block[]

/** One thing of a picture; `day` is the day of the plan on which it stands. */
export type Block = Card | Pill | Fork

/** Something that is done. */
export type Card = {
  readonly kind: 'card'
  readonly tone: 'entry' | 'send' | 'wait-for' | 'change' | 'lead' | 'task' | 'emit' | 'enroll' | 'call' | 'exit'
  readonly day: number
  readonly title: string
  readonly notes: readonly string[]
  readonly chip?: string
  readonly stage?: Stage
}

/** A time that passes, a choice by chance, or the end. */
export type Pill = {
  readonly kind: 'pill'
  readonly tone: 'wait' | 'chance' | 'end'
  readonly day: number
  readonly text: string
}

/** Ways side by side, which come together again on the day `joins`; undefined where nobody goes on. */
export type Fork = {
  readonly kind: 'fork'
  readonly tone: 'answer' | 'choice' | 'chance'
  readonly day: number
  readonly joins: number | undefined
  readonly ways: readonly FlowOn[]
}

/** One of several ways. */
export type FlowOn = { readonly label: string; readonly tone: 'yes' | 'no' | 'case'; readonly flow: Flow }

/** A few lines under a heading. */
export type Panel = {
  readonly tone: 'goal' | 'exit' | 'door'
  readonly heading: string
  readonly lines: readonly string[]
}

/** Makes the picture of a journey. */
export function pictureOf(journey: Journey, names: Names): Picture {
  const times = timesOf(journey)
  const flow = flowOf(journey.steps, times, names)
  const end: Flow = times.end ? [{ kind: 'pill', tone: 'end', day: dayOf(times.end), text: 'End' }] : []
  return {
    id: journey.id,
    title: journey.name,
    theme: journey.theme ?? '',
    entry: entryOf(journey, names),
    panels: panelsOf(journey, names),
    flow: [...flow, ...end],
    stages: stagesOf(journey),
  }
}

function entryOf({ triggers }: Journey, names: Names): Card {
  const [first = '', ...others] = triggers.map((trigger) => triggerWords(trigger, names))
  const title = `Comes in ${first}`
  return { kind: 'card', tone: 'entry', day: 0, title, notes: others.map((words) => `or ${words}`) }
}

function panelsOf(journey: Journey, names: Names): readonly Panel[] {
  const { goal, exit, audience } = journey
  const door = [...(audience ? [`Only if ${conditionWords(audience, names)}`] : []), `Enters ${reentryWords(journey)}`]
  const target = goal ? targetWords(goal) : ''
  const exits = exit.map((rule) => exitWords(rule, names))
  const panels: readonly Panel[] = [
    { tone: 'door', heading: 'At the door', lines: door },
    { tone: 'goal', heading: 'Goal', lines: goal ? [goalWords(goal), ...(target === '' ? [] : [target])] : [] },
    { tone: 'exit', heading: 'Leaves at any moment', lines: exits },
  ]
  return panels.filter(({ lines }) => lines.length > 0)
}

const flowOf = (steps: readonly Step[], times: Times, names: Names): Flow =>
  steps.flatMap((step) => {
    const at = times.steps.get(step.id)
    // Nobody comes here.
    return at === undefined ? [] : blocksOf(step, at, times, names)
  })

function blocksOf(step: Step, at: When, times: Times, names: Names): Flow {
  const first = firstBlocks(step, at, names)
  const ways = waysOn(step, names).map(({ label, tone, steps }) => ({ label, tone, flow: flowOf(steps, times, names) }))
  if (ways.length === 0) return first
  const tone = step.kind === 'branch' ? 'choice' : step.kind === 'split' ? 'chance' : 'answer'
  const behind = times.behind.get(step.id)
  return [...first, { kind: 'fork', tone, day: dayOf(at), joins: behind && dayOf(behind), ways }]
}

/** What stands above the ways of a step, or is all of it. */
function firstBlocks(step: Step, at: When, names: Names): Flow {
  const day = dayOf(at)
  const gate = step.day && dayWords(step.day)
  const { title, notes } = stepWords(step, names)
  const pill = (text: string, tone: Pill['tone']): Flow => [{ kind: 'pill', tone, day, text }]
  if (step.kind === 'wait') return pill([gate, waitWords(step.time)].filter(Boolean).join(', then '), 'wait')
  if (step.kind === 'branch') return gate === undefined ? [] : pill(gate, 'wait')
  if (step.kind === 'split') return pill([gate, title, ...notes].filter(Boolean).join(' · '), 'chance')
  const chip = chipOf(step, at)
  const tone = step.kind === 'act' ? step.action.kind : step.kind
  const stage = step.stage === undefined ? {} : { stage: step.stage }
  return [{ kind: 'card', tone, day, title, notes, ...(chip === undefined ? {} : { chip }), ...stage }]
}

/** The day, where it is not the one beside which the step stands. */
function chipOf({ day }: Step, at: When): string | undefined {
  if (day?.at !== undefined) return dayWords(day)
  const isBesideItsDay = [at.least, at.most].every((time) => dayIn(time) === dayOf(at))
  return isBesideItsDay ? undefined : daysWords(at)
}

const dayOf = ({ planned }: When): number => dayIn(planned)

const dayIn = (seconds: number): number => Math.floor(seconds / secondsOfDay)

const stagesOf = (journey: Journey): readonly Stage[] => {
  const written = new Set([...allSteps(journey.steps)].map(({ stage }) => stage))
  return stages.filter((stage) => written.has(stage))
}
