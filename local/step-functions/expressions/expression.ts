import jsonata from 'jsonata'
import type { Json } from '../../../shared/domain/json.ts'
import { queryFailure } from '../state-failure.ts'
import type { Bindings } from './bindings.ts'
import { readFault } from './fault.ts'
import { registerFunctions } from './functions.ts'
import { BUDGET, limitEvaluation } from './limits.ts'
import { type QuickForm, quickForm } from './quick/quick-form.ts'
import { findReferences, type References } from './references.ts'

/** A JSONata expression, compiled, with what it refers to. */
export type Expression = {
  readonly text: string
  readonly references: References
  evaluate(bindings: Bindings): Promise<unknown>
  /** The same at once, where the expression has such a form. */
  readonly quick: QuickForm | undefined
}

// Compiling costs a hundred evaluations, and journeys repeat the same few expressions.
const compiled = new Map<string, Expression>()

/** Compiles an expression, once for the same text. A syntax error is thrown as jsonata throws it. */
export function compileExpression(text: string): Expression {
  const known = compiled.get(text)
  if (known !== undefined) return known
  const program = jsonata(text)
  registerFunctions(program)
  const references = findReferences(program)
  if (references.definesFunction) limitEvaluation(program)
  const evaluate = (bindings: Bindings): Promise<unknown> =>
    program.evaluate(
      undefined,
      references.definesFunction ? { ...bindings, [BUDGET]: { steps: 0, depth: 0 } } : bindings,
    )
  const expression = { text, references, evaluate, quick: quickForm(program.ast()) }
  compiled.set(text, expression)
  return expression
}

/**
 * The value of an expression in a field, a promise only where JSONata must be asked. Nothing (undefined), a function and
 * an error are failures, never null.
 */
export function evaluateExpression(expression: Expression, field: string, bindings: Bindings): Json | Promise<Json> {
  const quick = expression.quick?.(bindings)
  return toJson(quick) ?? evaluateSlowly(expression, field, bindings)
}

async function evaluateSlowly(expression: Expression, field: string, bindings: Bindings): Promise<Json> {
  const subject = `The JSONata expression '${expression.text}' specified for the field '${field}'`
  let result: unknown
  try {
    result = await expression.evaluate(bindings)
  } catch (fault) {
    throw queryFailure(field, `${subject} threw an error during evaluation${describeFault(fault)}`)
  }
  if (result === undefined) throw queryFailure(field, `${subject} returned nothing (undefined).`)
  const value = toJson(result)
  if (value === undefined) throw queryFailure(field, `${subject} returned a function, which is not a JSON value.`)
  return value
}

/** AWS puts a full stop before a message of JSONata's own, which has a code, and a colon before any other. */
function describeFault(thrown: unknown): string {
  const { code, message } = readFault(thrown)
  return code === undefined ? `: ${message}` : `. ${code}: ${message}`
}

/** Plain JSON out of what jsonata returns: its lists carry marks, it may return functions, numbers may be infinite or -0. */
function toJson(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value)
  if (Array.isArray(value)) return listToJson(value)
  if (typeof value !== 'object' || '_jsonata_function' in value || '_jsonata_lambda' in value) return undefined
  const entries: [string, Json][] = []
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue
    const json = toJson(part)
    if (json === undefined) return undefined
    entries.push([name, json])
  }
  return Object.fromEntries(entries)
}

function listToJson(list: readonly unknown[]): Json | undefined {
  const items: Json[] = []
  for (const item of list) {
    const json = toJson(item)
    if (json === undefined) return undefined
    items.push(json)
  }
  return items
}
