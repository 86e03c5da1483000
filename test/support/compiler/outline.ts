import type { Definition, State } from '../../../state-machines/4-emit/asl.ts'

/** A machine in a line for each state: what it does, and where each of its ways leads. Ways that every task has are left out. */
export const outline = ({ StartAt, States }: Definition): readonly string[] => [
  `start → ${StartAt}`,
  ...Object.entries(States)
    .filter(([name]) => !name.endsWith('· quiet hours') && name !== 'Left the journey')
    .map(([name, state]) => `${name} [${whatItDoes(state)}] → ${waysOf(state).join(', ')}`),
]

function whatItDoes(state: State): string {
  if (state.Type !== 'Task') return state.Type.toLowerCase()
  const { MessageBody: order, Payload: task } = partsOf(state.Arguments)
  if (order) return [`send ${order['step']}`, order['reply'], ...flags(order)].join(', ')
  if (task?.['updates']) return [`update ${task['updates']}`, ...flags(task)].join(', ')
  return task?.['awaits'] ? `await ${task['awaits']}` : `look ${task?.['asks']}`
}

type Parts = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>

// Arguments are what the emitters put in: objects of objects.
const partsOf = (args: object): Parts => args as Parts

function flags(task: Readonly<Record<string, unknown>>): readonly string[] {
  const asks = Array.isArray(task['asks']) && task['asks'].length > 0 ? [`asks ${task['asks']}`] : []
  return task['closes'] === true ? [...asks, 'closes'] : asks
}

function waysOf(state: State): readonly string[] {
  if (state.Type === 'Choice') return [...state.Choices.map(({ Next }) => `yes: ${Next}`), `else: ${state.Default}`]
  if (state.Type === 'Succeed') return ['over']
  const caught = state.Type === 'Task' ? state.Catch : []
  const others = caught.filter(
    ({ ErrorEquals: [error = ''] }) => !['EnrollmentClosed', 'MessageDeferred'].includes(error),
  )
  return [state.Next ?? 'over', ...others.map(({ ErrorEquals, Next }) => `${ErrorEquals}: ${Next}`)]
}
