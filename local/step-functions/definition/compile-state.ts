import { compileTemplate, type Field } from '../evaluate.ts'
import { UnsupportedDefinition } from '../unsupported-definition.ts'
import { compileExit, compileField } from './compile-exit.ts'
import { compileCatchers, compileRetriers } from './compile-failures.ts'
import { readResource } from './resource.ts'
import type { WrittenState } from './schema.ts'
import type { State, TaskState, WaitState } from './state.ts'

type Written<Type extends WrittenState['Type']> = Extract<WrittenState, { Type: Type }>

/** Compiles one state. `isLiteral` marks a JSONPath state, in which `{%` is ordinary text. */
export function compileState(name: string, state: WrittenState, isLiteral: boolean): State {
  const field: Field = { state: name, path: '', isLiteral }
  switch (state.Type) {
    case 'Pass':
      return { kind: 'Pass', name, exit: { ...compileExit(state, field), ...readNext(state, name) } }
    case 'Task':
      return compileTask(name, state)
    case 'Choice':
      return compileChoice(name, state)
    case 'Wait':
      return {
        kind: 'Wait',
        name,
        until: compileUntil(name, state),
        exit: { ...compileExit(state, field), ...readNext(state, name) },
      }
    case 'Succeed':
      return { kind: 'Succeed', name, exit: compileExit(state, field) }
    case 'Fail':
      return {
        kind: 'Fail',
        name,
        ...compileField('error', state.Error, { ...field, path: 'Error' }),
        ...compileField('cause', state.Cause, { ...field, path: 'Cause' }),
      }
  }
}

/** Where a state leads: to another one, or to the end. */
function readNext(state: Written<'Pass' | 'Task' | 'Wait'>, name: string): { readonly next?: string } {
  if ((state.Next === undefined) === (state.End === undefined)) {
    throw new UnsupportedDefinition('it needs either Next or End', name)
  }
  return state.Next === undefined ? {} : { next: state.Next }
}

function compileTask(name: string, state: Written<'Task'>): TaskState {
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    throw new UnsupportedDefinition('HeartbeatSeconds must be less than TimeoutSeconds', name)
  }
  return {
    kind: 'Task',
    name,
    resource: readResource(state.Resource, name),
    ...compileField('arguments', state.Arguments, { state: name, path: 'Arguments' }),
    ...compileField('timeoutSeconds', timeout, { state: name, path: 'TimeoutSeconds' }),
    ...compileField('heartbeatSeconds', heartbeat, { state: name, path: 'HeartbeatSeconds' }),
    retriers: compileRetriers(name, state.Retry ?? []),
    catchers: compileCatchers(name, state.Catch ?? []),
    exit: { ...compileExit(state, { state: name, path: '', sees: 'result' }), ...readNext(state, name) },
  }
}

function compileChoice(name: string, state: Written<'Choice'>): State {
  const rules = state.Choices.map((rule, index) => {
    const path = `Choices[${index}]/`
    const field = `${path}Condition`
    return {
      condition: compileTemplate(rule.Condition, { state: name, path: field }),
      field,
      exit: { ...compileExit(rule, { state: name, path }), next: rule.Next },
    }
  })
  if (state.Default === undefined) return { kind: 'Choice', name, rules }
  return {
    kind: 'Choice',
    name,
    rules,
    otherwise: { ...compileExit(state, { state: name, path: '' }), next: state.Default },
  }
}

function compileUntil(name: string, state: Written<'Wait'>): WaitState['until'] {
  const { Seconds: seconds, Timestamp: timestamp } = state
  if (seconds !== undefined && timestamp === undefined) {
    return { kind: 'seconds', seconds: compileTemplate(seconds, { state: name, path: 'Seconds' }) }
  }
  if (timestamp !== undefined && seconds === undefined) {
    return { kind: 'timestamp', timestamp: compileTemplate(timestamp, { state: name, path: 'Timestamp' }) }
  }
  throw new UnsupportedDefinition('it needs either Seconds or Timestamp', name)
}
