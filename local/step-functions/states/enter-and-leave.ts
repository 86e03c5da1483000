import { isJsonObject, type Json } from '../../../shared/domain/json.ts'
import type { Exit } from '../definition/state.ts'
import { render, type Scope } from '../evaluate.ts'
import type { Execution } from '../execution.ts'
import { payload, shown } from '../history.ts'
import { getState } from '../machine.ts'
import { succeed } from './end-execution.ts'
import { checkSize, MAX_VARIABLES_BYTES } from './payload-limit.ts'
import type { Turn } from './turn.ts'

/** Enters a state; it runs in the next transition. */
export function enterState(turn: Turn, execution: Execution, name: string, input: Json): Execution {
  const { kind } = getState(turn.machine, name)
  turn.log.add(`${kind}StateEntered`, () => ({ stateEnteredEventDetails: { name, ...payload('input', input) } }))
  return {
    ...execution,
    state: name,
    stateInput: input,
    enteredAt: turn.tools.now,
    enteredEventId: turn.log.lastEventId,
    retries: [],
    parked: { kind: 'nothing' },
  }
}

/**
 * Leaves the current state by an exit and enters the next one, or ends the execution. Assign and Output both see the
 * values at entry: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export async function leaveState(turn: Turn, exit: Exit, scope: Scope, otherwise: Json): Promise<Execution> {
  const { execution, log, machine } = turn
  const name = execution.state
  const assigned = exit.assign === undefined ? {} : await render(exit.assign, scope)
  const output = exit.output === undefined ? otherwise : await render(exit.output, scope)
  if (exit.output !== undefined) checkSize(output, name)
  const variables = exit.assign === undefined ? execution.variables : assignVariables(execution, assigned)
  log.add(`${getState(machine, name).kind}StateExited`, () => ({
    stateExitedEventDetails: { name, ...payload('output', output), ...showAssigned(assigned) },
  }))
  const left = { ...execution, variables }
  return exit.next === undefined
    ? succeed({ ...turn, execution: left }, output)
    : enterState(turn, left, exit.next, output)
}

function assignVariables(execution: Execution, assigned: Json): Execution['variables'] {
  if (!isJsonObject(assigned)) return execution.variables
  const variables = { ...execution.variables, ...assigned }
  checkSize(assigned, execution.state)
  checkSize(variables, execution.state, MAX_VARIABLES_BYTES)
  return variables
}

function showAssigned(assigned: Json): { readonly [name: string]: Json } {
  if (!isJsonObject(assigned) || Object.keys(assigned).length === 0) return {}
  const assignedVariables = Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, shown(value)]))
  return { assignedVariables, assignedVariablesDetails: { truncated: false } }
}
