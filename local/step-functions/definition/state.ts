import type { Template } from '../evaluate.ts'
import type { Resource } from './resource.ts'

/** How a state is left: what is remembered, what is handed on, and where to. Without `next` the execution ends. */
export type Exit = {
  readonly assign?: Template
  readonly output?: Template
  readonly next?: string
}

/** One way to try a failed task again. */
export type Retrier = {
  readonly errors: readonly string[]
  readonly intervalSeconds: number
  readonly maxAttempts: number
  readonly backoffRate: number
  readonly maxDelaySeconds: number
  readonly hasJitter: boolean
}

/** One way out of a failed task. */
export type Catcher = { readonly errors: readonly string[]; readonly exit: Exit }

/** One rule of a choice. */
export type Rule = { readonly condition: Template; readonly field: string; readonly exit: Exit }

/** A task as it is compiled. */
export type TaskState = {
  readonly kind: 'Task'
  readonly name: string
  readonly resource: Resource
  readonly arguments?: Template
  readonly timeoutSeconds?: Template
  readonly heartbeatSeconds?: Template
  readonly retriers: readonly Retrier[]
  readonly catchers: readonly Catcher[]
  readonly exit: Exit
}

/** A choice as it is compiled; `otherwise` is its default. */
export type ChoiceState = {
  readonly kind: 'Choice'
  readonly name: string
  readonly rules: readonly Rule[]
  readonly otherwise?: Exit
}

/** A wait as it is compiled. */
export type WaitState = {
  readonly kind: 'Wait'
  readonly name: string
  readonly until:
    | { readonly kind: 'seconds'; readonly seconds: Template }
    | { readonly kind: 'timestamp'; readonly timestamp: Template }
  readonly exit: Exit
}

/** A state of a machine, its expressions compiled. */
export type State =
  | { readonly kind: 'Pass'; readonly name: string; readonly exit: Exit }
  | TaskState
  | ChoiceState
  | WaitState
  | { readonly kind: 'Succeed'; readonly name: string; readonly exit: Exit }
  | { readonly kind: 'Fail'; readonly name: string; readonly error?: Template; readonly cause?: Template }

/** The states that may follow a state. */
export function nextStates(state: State): readonly string[] {
  return exitsOf(state).flatMap((exit) => (exit.next === undefined ? [] : [exit.next]))
}

function exitsOf(state: State): readonly Exit[] {
  switch (state.kind) {
    case 'Choice':
      return [...state.rules.map((rule) => rule.exit), ...(state.otherwise === undefined ? [] : [state.otherwise])]
    case 'Task':
      return [state.exit, ...state.catchers.map((catcher) => catcher.exit)]
    case 'Pass':
    case 'Wait':
    case 'Succeed':
      return [state.exit]
    case 'Fail':
      return []
  }
}
