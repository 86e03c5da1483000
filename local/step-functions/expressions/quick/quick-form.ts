import { own } from '../../../../shared/domain/json.ts'
import type { Bindings } from '../bindings.ts'
import { type Node, nodeIn, nodesIn, onlyHas, textIn } from './node.ts'
import { functions, operators } from './operations.ts'
import { booleanIn, fieldOf, listIn, scalarIn, unusual } from './unusual.ts'

/** Evaluates an expression at once, or answers undefined where it must be left to JSONata. */
export type QuickForm = (bindings: Bindings) => unknown

/**
 * The quick form of an expression that only reads fields, reckons, compares and filters, as nearly all of ours do: it
 * takes a fiftieth of the time, and no turn of the event loop. What it is not sure of it leaves to JSONata, so both come
 * to the same; expressions have no effects, so one can be evaluated again.
 */
export function quickForm(ast: unknown): QuickForm | undefined {
  const term = orUndefined(() => compile(ast, { places: new Map(), used: { count: 0 } }))
  return term && ((bindings) => orUndefined(() => term({ bindings, variables: [] }, undefined)))
}

function orUndefined<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (fault) {
    if (fault === unusual) return undefined
    throw fault
  }
}

/** What a term stands in while it is evaluated: bindings from outside, and the variables that the expression sets. */
type Frame = { readonly bindings: Bindings; readonly variables: unknown[] }

/** A part of an expression, compiled. `context` is what bare names are fields of. */
type Term = (frame: Frame, context: unknown) => unknown

/** Where variables are kept that the expression sets itself; a block has its own, and sees those around it. */
type Scope = { readonly places: Map<string, number>; readonly used: { count: number } }

function compile(written: unknown, scope: Scope): Term {
  const node = nodeIn(written)
  const kind = own(kinds, textIn(node['type']))
  if (kind === undefined || !onlyHas(node, kind.parts)) throw unusual
  return kind.compile(node, scope)
}

type Kind = { readonly parts: readonly string[]; readonly compile: (node: Node, scope: Scope) => Term }

const literal: Kind = {
  parts: ['value'],
  compile:
    ({ value }) =>
    () =>
      value,
}

/** The kinds of node that have a quick form, each with the parts that it understands. */
const kinds: Readonly<Record<string, Kind>> = {
  number: literal,
  string: literal,
  value: literal,
  variable: { parts: ['value', 'predicate'], compile: variable },
  path: { parts: ['steps'], compile: path },
  binary: { parts: ['value', 'lhs', 'rhs'], compile: binary },
  unary: { parts: ['value', 'expressions'], compile: list },
  function: { parts: ['value', 'arguments', 'procedure'], compile: call },
  condition: { parts: ['condition', 'then', 'else'], compile: condition },
  block: { parts: ['expressions'], compile: block },
  bind: { parts: ['value', 'lhs', 'rhs'], compile: bind },
}

function variable({ value, predicate }: Node, scope: Scope): Term {
  const name = textIn(value)
  // `$` and `$$` are the context and the input.
  if (name === '' || name === '$') throw unusual
  const place = scope.places.get(name)
  const read: Term =
    place === undefined ? ({ bindings }) => fieldOf(bindings, name) : ({ variables }) => variables[place]
  return predicate === undefined ? read : picked(read, nodesIn(predicate), scope)
}

/** One of a list by its place, or by its place among those for which a condition holds: `[3]`, `[age > 17][0]`. */
function picked(list: Term, predicates: readonly Node[], scope: Scope): Term {
  const asked = predicates.map(({ expr }) => nodeIn(expr))
  const place = placeIn(asked.at(-1))
  if (asked.length > 2) throw unusual
  const holds = asked.length === 2 ? compile(asked[0], scope) : () => true
  return (frame, context) => {
    const items = listIn(list(frame, context)).filter((item) => booleanIn(holds(frame, item)))
    const item = items[place]
    if (Array.isArray(item)) throw unusual
    return item
  }
}

/** A place that is counted from the first, in whole numbers. */
function placeIn(asked: Node | undefined): number {
  const place = asked?.['type'] === 'number' ? asked['value'] : undefined
  if (typeof place === 'number' && Number.isInteger(place) && place >= 0) return place
  throw unusual
}

/** Fields of fields, from a variable on, or from the context. */
function path({ steps }: Node, scope: Scope): Term {
  const [first, ...rest] = nodesIn(steps)
  const isRooted = first?.['type'] === 'variable'
  const root = isRooted ? compile(first, scope) : (_: Frame, context: unknown) => context
  const names = (isRooted ? rest : nodesIn(steps)).map((step) => {
    if (step['type'] !== 'name' || !onlyHas(step, ['value'])) throw unusual
    return textIn(step['value'])
  })
  return (frame, context) => {
    let value = root(frame, context)
    for (const name of names) value = fieldOf(value, name)
    return value
  }
}

function binary({ value, lhs, rhs }: Node, scope: Scope): Term {
  const left = compile(lhs, scope)
  const right = compile(rhs, scope)
  const operator = textIn(value)
  // These two ask the right side only where the left one leaves it open.
  if (operator === 'and') return (frame, at) => booleanIn(left(frame, at)) && booleanIn(right(frame, at))
  if (operator === 'or') return (frame, at) => booleanIn(left(frame, at)) || booleanIn(right(frame, at))
  const operate = own(operators, operator)
  if (operate === undefined) throw unusual
  return (frame, context) => operate(left(frame, context), right(frame, context))
}

function list({ value, expressions }: Node, scope: Scope): Term {
  if (value !== '[') throw unusual
  const items = nodesIn(expressions).map((item) => compile(item, scope))
  return (frame, context) => items.map((item) => scalarIn(item(frame, context)))
}

function call({ arguments: given, procedure }: Node, scope: Scope): Term {
  const name = textIn(nodeIn(procedure)['value'])
  const run = own(functions, name)
  if (run === undefined || scope.places.has(name)) throw unusual
  const parts = nodesIn(given).map((part) => compile(part, scope))
  return (frame, context) => {
    // Somebody may have given a function's name to a variable.
    if (Object.hasOwn(frame.bindings, name)) throw unusual
    return run(
      parts.map((part) => part(frame, context)),
      frame.bindings,
    )
  }
}

function condition({ condition, then, else: otherwise }: Node, scope: Scope): Term {
  const holds = compile(condition, scope)
  const yes = compile(then, scope)
  const no = compile(otherwise, scope)
  return (frame, context) => (booleanIn(holds(frame, context)) ? yes : no)(frame, context)
}

function block({ expressions }: Node, { places, used }: Scope): Term {
  const inner = { places: new Map(places), used }
  const terms = nodesIn(expressions).map((term) => compile(term, inner))
  return (frame, context) => {
    let value: unknown
    for (const term of terms) value = term(frame, context)
    return value
  }
}

function bind({ lhs, rhs }: Node, scope: Scope): Term {
  const value = compile(rhs, scope)
  const place = scope.used.count++
  scope.places.set(textIn(nodeIn(lhs)['value']), place)
  return (frame, context) => {
    frame.variables[place] = value(frame, context)
    return frame.variables[place]
  }
}
