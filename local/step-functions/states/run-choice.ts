import type { ChoiceState } from '../definition/state.ts'
import { render } from '../evaluate.ts'
import type { Execution } from '../execution.ts'
import { fail, inState } from './end-execution.ts'
import { leaveState } from './enter-and-leave.ts'
import { scopeOf, type Turn } from './turn.ts'
import { unexpectedType } from './unexpected-type.ts'

/** Takes the first rule whose condition holds, else the default. The state's own Assign and Output belong to the default. */
export async function runChoice(turn: Turn, state: ChoiceState): Promise<Execution> {
  const scope = scopeOf(turn)
  for (const rule of state.rules) {
    const holds = await render(rule.condition, scope)
    if (typeof holds !== 'boolean') {
      throw unexpectedType({ name: rule.field, template: rule.condition, value: holds }, 'boolean')
    }
    if (holds) return leaveState(turn, rule.exit, scope, turn.execution.stateInput)
  }
  if (state.otherwise !== undefined) return leaveState(turn, state.otherwise, scope, turn.execution.stateInput)
  return fail(turn, { error: 'States.NoChoiceMatched', cause: inState(turn, NO_NEXT_STATE) })
}

const NO_NEXT_STATE = 'Failed to transition out of the state. The state does not point to a next state.'
