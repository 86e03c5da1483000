import type { Step } from '../../../../shared/domain/journey/journey.ts'
import { type Way, waysThrough } from './ways.ts'

/** What is known of the paths that lead somewhere, and how it changes on the way. */
export type Flow<State> = {
  /** At a step, before anything of it: its own day is still to come. */
  readonly arrive: (state: State, step: Step) => State
  /** Behind one way through a step, at the first of the steps that it leads to. */
  readonly go: (state: State, way: Way, step: Step) => State
  /** Where two paths come together. */
  readonly meet: (a: State, b: State) => State
}

/**
 * Carries what is known through all paths at once: each step is passed once, however many paths lead to it. Answers what
 * is known behind the last step, or undefined where nobody comes out.
 */
export function flowThrough<State>(steps: readonly Step[], start: State, flow: Flow<State>): State | undefined {
  let state: State | undefined = start
  for (const step of steps) {
    if (state === undefined) return undefined
    const here: State = flow.arrive(state, step)
    let behind: State | undefined
    for (const way of waysThrough(step)) {
      const end = flowThrough(way.steps, flow.go(here, way, step), flow)
      if (end !== undefined) behind = behind === undefined ? end : flow.meet(behind, end)
    }
    state = behind
  }
  return state
}
