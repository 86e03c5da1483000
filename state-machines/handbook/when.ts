import type { Journey, JourneyDay, Step } from '../../shared/domain/journey/journey.ts'
import { allSteps, branchesOf } from '../../shared/domain/journey/walk-steps.ts'
import { secondsOfDay } from '../../shared/domain/time/duration.ts'
import { awaitedSeconds, lengthOfWait } from '../wait-length.ts'

/**
 * When something happens, in seconds after entry: at the earliest, at the latest, and as a plan shows it, where nobody
 * answers, the slowest of the ways counts, and no wait is longer than it must be.
 */
export type When = { readonly least: number; readonly most: number; readonly planned: number }

/** When a journey comes to each of its steps, and to its end. */
export type Times = {
  readonly steps: ReadonlyMap<string, When>
  /** When contacts go on behind each step; none where all of them leave there. */
  readonly behind: ReadonlyMap<string, When>
  /** When contacts come out at the bottom; undefined where all of them leave before. */
  readonly end: When | undefined
  /** How long somebody can be inside at the longest, in seconds. */
  readonly longest: number
}

/** Walks through a journey with the calendar. */
export function timesOf(journey: Journey): Times {
  const seen = { steps: new Map<string, When>(), behind: new Map<string, When>() }
  const end = walk(journey.steps, { least: 0, most: 0, planned: 0 }, seen)
  const all = [...seen.steps.values(), ...seen.behind.values()]
  return { ...seen, end, longest: Math.max(0, ...all.map(({ most }) => most)) }
}

type Seen = { readonly steps: Map<string, When>; readonly behind: Map<string, When> }

function walk(steps: readonly Step[], start: When, seen: Seen): When | undefined {
  let here: When | undefined = start
  for (const step of steps) {
    if (here === undefined) return undefined
    const at: When = step.day === undefined ? here : onDay(here, step.day)
    seen.steps.set(step.id, at)
    here = behind(step, at, seen)
    if (here !== undefined) seen.behind.set(step.id, here)
  }
  return here
}

function behind(step: Step, at: When, seen: Seen): When | undefined {
  if (step.kind === 'exit') return undefined
  if (step.kind === 'wait') return behindWait(step, at)
  const ways = branchesOf(step)
  if (ways.length === 0) return at
  const within = awaitedSeconds(step)
  const starts = within === 0 ? ways.map(() => at) : [{ ...at, most: at.most + within }, later(at, within)]
  const ends = ways.map((way, index) => walk(way, starts[index] ?? at, seen)).filter((end) => end !== undefined)
  if (ends.length === 0) return undefined
  // Also ways that end: what comes behind all of them is shown below all of them.
  const inside = ways
    .flatMap((way) => [...allSteps(way)].map(({ id }) => seen.steps.get(id)))
    .filter((one) => one !== undefined)
  return {
    least: Math.min(...ends.map(({ least }) => least)),
    most: Math.max(...ends.map(({ most }) => most)),
    planned: Math.max(...[...ends, ...inside].map(({ planned }) => planned)),
  }
}

function behindWait({ time }: Extract<Step, { kind: 'wait' }>, at: When): When {
  if (time.kind === 'day') return onDay(at, time)
  const { least, most } = lengthOfWait(time, at)
  return { least: at.least + least, most: at.most + most, planned: at.planned + least }
}

/** Days are days of the contact's calendar, at whatever clock time. */
function onDay(here: When, { day }: JourneyDay): When {
  const at = day * secondsOfDay
  return {
    least: Math.max(here.least, at),
    most: Math.max(here.most, at),
    planned: Math.max(here.planned, at),
  }
}

const later = ({ least, most, planned }: When, seconds: number): When => ({
  least: least + seconds,
  most: most + seconds,
  planned: planned + seconds,
})
