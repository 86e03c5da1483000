import { isJsonObject, type Json } from '../../shared/domain/json.ts'
import type { Bindings } from './expressions/bindings.ts'
import { compileExpression, type Expression, evaluateExpression } from './expressions/expression.ts'
import { readFault } from './expressions/fault.ts'
import { UnsupportedDefinition } from './unsupported-definition.ts'

/** What a template sees when it is rendered; made only if some expression asks. */
export type Scope = () => Bindings

/** A value of the definition, with every `"{% … %}"` in it compiled. One without expressions is a constant; `text` is the expression of one that is nothing else. */
export type Template =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'computed'; readonly text?: string; render(scope: Scope): Json | Promise<Json> }

/** Where a template stands: in which state, in which field, and what of `$states` may be read there besides input and context. */
export type Field = {
  readonly state: string
  readonly path: string
  readonly sees?: 'result' | 'errorOutput'
  /** In a JSONPath state `{%` is ordinary text. */
  readonly isLiteral?: boolean
}

/** The value of a template, a promise only where something is computed. */
export const render = (template: Template, scope: Scope): Json | Promise<Json> =>
  template.kind === 'constant' ? template.value : template.render(scope)

/** Whether a text is an expression: the marks must enclose the whole of it. */
export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4

/** Compiles a value of the definition, so that nothing is parsed, and no constant walked, while an execution runs. */
export function compileTemplate(value: Json, field: Field): Template {
  if (field.isLiteral) return { kind: 'constant', value }
  if (isExpression(value)) return compileLeaf(value, field)
  if (Array.isArray(value)) return compileList(value, field)
  if (isJsonObject(value)) return compileObject(Object.entries(value), field)
  return { kind: 'constant', value }
}

function compileLeaf(value: string, field: Field): Template {
  const text = value.slice(2, -2).trim()
  const expression = compileChecked(text, field)
  return { kind: 'computed', text, render: (scope) => evaluateExpression(expression, field.path, scope()) }
}

/** Refuses what AWS refuses when a state machine is created. */
function compileChecked(text: string, field: Field): Expression {
  const refuse = (why: string) => new UnsupportedDefinition(`${field.path}: ${why} in '${text}'`, field.state)
  let expression: Expression
  try {
    expression = compileExpression(text)
  } catch (fault) {
    throw refuse(readFault(fault).message)
  }
  const { states, functions, contextless } = expression.references
  for (const part of ['result', 'errorOutput'] as const) {
    if (states.has(part) && field.sees !== part) throw refuse(`$states.${part} is not there`)
  }
  if (functions.has('eval')) throw refuse('$eval is not allowed; use $parse')
  if (contextless[0] !== undefined) {
    throw refuse(`${contextless[0]} stands for nothing (write $states.input or a variable)`)
  }
  return expression
}

function compileList(list: readonly Json[], field: Field): Template {
  const parts = list.map((item, index) => compileTemplate(item, { ...field, path: `${field.path}[${index}]` }))
  if (parts.every((part) => part.kind === 'constant')) return { kind: 'constant', value: list }
  return { kind: 'computed', render: (scope) => renderAll(parts, scope) }
}

function compileObject(entries: readonly (readonly [string, Json])[], field: Field): Template {
  const names = entries.map(([name]) => name)
  const parts = entries.map(([name, value]) => compileTemplate(value, { ...field, path: `${field.path}/${name}` }))
  if (parts.every((part) => part.kind === 'constant')) {
    return { kind: 'constant', value: Object.fromEntries(entries) }
  }
  const toObject = (values: readonly Json[]): Json =>
    Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
  return {
    kind: 'computed',
    render(scope) {
      const values = renderAll(parts, scope)
      return values instanceof Promise ? values.then(toObject) : toObject(values)
    },
  }
}

/** The values of templates, one after the other, so that the first that fails is the one that is told. */
function renderAll(
  parts: readonly Template[],
  scope: Scope,
  done: readonly Json[] = [],
): readonly Json[] | Promise<readonly Json[]> {
  const values = [...done]
  for (const part of parts.slice(done.length)) {
    const value = render(part, scope)
    if (value instanceof Promise) return value.then((one) => renderAll(parts, scope, [...values, one]))
    values.push(value)
  }
  return values
}
