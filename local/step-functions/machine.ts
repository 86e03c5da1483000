import type * as z from 'zod'
import { isJsonObject } from '../../shared/domain/json.ts'
import { compileState } from './definition/compile-state.ts'
import { isJsonPath } from './definition/query-language.ts'
import { machineSchema, stateSchema } from './definition/schema.ts'
import { nextStates, type State } from './definition/state.ts'
import { UnsupportedDefinition } from './unsupported-definition.ts'

/** A state machine, ready to run: every expression compiled, every target known to exist. */
export type Machine = {
  readonly name: string
  readonly startAt: string
  readonly timeoutSeconds?: number
  readonly states: ReadonlyMap<string, State>
}

/** Checks a definition and compiles it; what cannot be run faithfully is refused with `UnsupportedDefinition`. */
export function loadMachine(definition: unknown, name = 'machine'): Machine {
  const parsed = machineSchema.safeParse(definition)
  if (!parsed.success) throw new UnsupportedDefinition(describe(parsed.error))
  const { StartAt: startAt, States: written, TimeoutSeconds: timeoutSeconds } = parsed.data
  const language = parsed.data.QueryLanguage ?? 'JSONPath'
  const states = new Map(Object.entries(written).map(([state, raw]) => [state, loadState(state, raw, language)]))
  if (!states.has(startAt)) throw new UnsupportedDefinition(`StartAt names "${startAt}", which does not exist`)
  checkTargets(states)
  checkReach(startAt, states)
  return { name, startAt, states, ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }) }
}

/** A state of a machine. Executions keep the definition that they began with, so it is there. */
export function getState(machine: Machine, name: string): State {
  const state = machine.states.get(name)
  if (state === undefined) throw new UnknownState(`The state machine ${machine.name} has no state "${name}".`)
  return state
}

/** An execution stands in a state that its machine does not have: it was resumed with another definition. */
export class UnknownState extends Error {
  override readonly name = 'UnknownState'
}

function loadState(name: string, raw: unknown, language: 'JSONata' | 'JSONPath'): State {
  if (isJsonObject(raw) && (raw['Type'] === 'Map' || raw['Type'] === 'Parallel')) {
    throw new UnsupportedDefinition(`${raw['Type']} states`, name)
  }
  const isLiteral = isJsonPath(name, raw, language)
  const parsed = stateSchema.safeParse(raw)
  if (!parsed.success) throw new UnsupportedDefinition(describe(parsed.error), name)
  return compileState(name, parsed.data, isLiteral)
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'it is not a state machine'
  const place = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  if (issue.code === 'unrecognized_keys') return `the field ${[...place.split('.'), issue.keys[0]].slice(1).join('.')}`
  const reason = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  return `${place.slice(1)}: ${reason}`
}

function checkTargets(states: ReadonlyMap<string, State>): void {
  for (const [name, state] of states) {
    for (const next of nextStates(state)) {
      if (!states.has(next)) throw new UnsupportedDefinition(`it leads to "${next}", which does not exist`, name)
    }
  }
}

function checkReach(startAt: string, states: ReadonlyMap<string, State>): void {
  const reached = new Set([startAt])
  for (const name of reached) {
    const state = states.get(name)
    if (state !== undefined) for (const next of nextStates(state)) reached.add(next)
  }
  for (const name of states.keys()) if (!reached.has(name)) throw new UnsupportedDefinition('nothing leads to it', name)
}
