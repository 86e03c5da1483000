import { isJsonObject } from '../../shared/domain/json.ts'
import { nextStates, type State } from './definition/state.ts'
import { isExpression } from './evaluate.ts'
import { BUILT_INS } from './expressions/built-ins.ts'
import { compileExpression } from './expressions/expression.ts'
import { loadMachine } from './machine.ts'
import { UnsupportedDefinition } from './unsupported-definition.ts'

/** Something in a definition that AWS refuses, or takes and then fails on. */
export type DefinitionFinding = { readonly state: string | undefined; readonly problem: string }

/**
 * Looks for what the public validators miss. What cannot be run at all comes alone; otherwise every variable is named
 * that is read where no path could have assigned it.
 */
export function checkDefinition(definition: unknown): readonly DefinitionFinding[] {
  try {
    const { startAt, states } = loadMachine(definition)
    return findUnassigned(writtenStates(definition), startAt, states)
  } catch (refusal) {
    if (!(refusal instanceof UnsupportedDefinition)) throw refusal
    return [{ state: refusal.state, problem: refusal.feature }]
  }
}

type Written = { readonly [state: string]: unknown }

const writtenStates = (definition: unknown): Written =>
  isJsonObject(definition) && isJsonObject(definition['States']) ? definition['States'] : {}

function findUnassigned(written: Written, startAt: string, states: ReadonlyMap<string, State>): DefinitionFinding[] {
  const known = propagate(written, startAt, states)
  return Object.entries(written).flatMap(([state, body]) => {
    const unknown = variablesIn(body).filter((name) => !BUILT_INS.has(name) && known.get(state)?.has(name) !== true)
    return [...new Set(unknown)].map((name) => ({ state, problem: `nothing assigns $${name} before it is read` }))
  })
}

/** For each state, the variables that some path to it assigns. */
function propagate(written: Written, startAt: string, states: ReadonlyMap<string, State>): Map<string, Set<string>> {
  const known = new Map([...states.keys()].map((name) => [name, new Set<string>()]))
  const open = [startAt]
  const seen = new Set<string>()
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name)
    const after = new Set([...(known.get(name) ?? []), ...assignedIn(written[name])])
    for (const next of state === undefined ? [] : nextStates(state)) {
      const before = known.get(next)
      if (before === undefined || (seen.has(next) && [...after].every((variable) => before.has(variable)))) continue
      seen.add(next)
      for (const variable of after) before.add(variable)
      open.push(next)
    }
  }
  return known
}

/** The names that a state assigns, its rules and catchers included. */
function assignedIn(body: unknown): readonly string[] {
  if (Array.isArray(body)) return body.flatMap(assignedIn)
  if (!isJsonObject(body)) return []
  const own = isJsonObject(body['Assign']) ? Object.keys(body['Assign']) : []
  return [...own, ...assignedIn(body['Choices']), ...assignedIn(body['Catch'])]
}

function variablesIn(value: unknown): readonly string[] {
  if (isExpression(value)) return [...compileExpression(value.slice(2, -2).trim()).references.variables]
  if (Array.isArray(value)) return value.flatMap(variablesIn)
  return isJsonObject(value) ? Object.values(value).flatMap(variablesIn) : []
}
