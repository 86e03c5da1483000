import type { Definition, State } from '../../../state-machines/4-emit/asl.ts'

/** What a function is handed. */
export type Task = {
  readonly step?: string
  readonly awaits?: string
  readonly calls?: string
  readonly updates?: string[]
  readonly asks?: string[]
}

/** The tasks of a definition as functions get them. */
export const tasksIn = ({ States }: Definition): readonly Task[] =>
  Object.values(States).flatMap((state) => taskOf(state) ?? [])

/** What a state hands its function; what is only known when it runs stands in its place as a text. */
export function taskOf(state: State): Task | undefined {
  if (state.Type !== 'Task') return undefined
  const text = JSON.stringify(state.Arguments, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith('{%') ? 'known-when-it-runs' : value,
  )
  const { MessageBody, Payload } = JSON.parse(text) as { MessageBody?: Task; Payload?: Task }
  return MessageBody ?? Payload
}
