import type { Json } from '../../../shared/domain/json.ts'
import { compileTemplate, type Field, type Template } from '../evaluate.ts'
import type { Exit } from './state.ts'

/** Compiles what is assigned and handed on when a state is left; `at` says where in the state it is written. */
export function compileExit(
  written: { readonly Assign?: Json | undefined; readonly Output?: Json | undefined },
  at: Field,
): Exit {
  return {
    ...compileField('assign', written.Assign, { ...at, path: `${at.path}Assign` }),
    ...compileField('output', written.Output, { ...at, path: `${at.path}Output` }),
  }
}

/** Compiles a field that may be absent, and leaves it absent then. */
export function compileField<Name extends string>(
  name: Name,
  value: Json | undefined,
  field: Field,
): { [N in Name]?: Template } {
  if (value === undefined) return {}
  const compiled: { [N in Name]?: Template } = {}
  compiled[name] = compileTemplate(value, field)
  return compiled
}
