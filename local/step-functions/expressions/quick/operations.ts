import type { Bindings } from '../bindings.ts'
import { type EvaluationTools, TOOLS } from '../functions.ts'
import { listIn, numberIn, scalarIn, unusual } from './unusual.ts'

/** Operators of two values, as JSONata defines them for values of the right types. */
export const operators: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '+': (left, right) => numberIn(numberIn(left) + numberIn(right)),
  '-': (left, right) => numberIn(numberIn(left) - numberIn(right)),
  '*': (left, right) => numberIn(numberIn(left) * numberIn(right)),
  '/': (left, right) => numberIn(numberIn(left) / numberIn(right)),
  '<': (left, right) => numberIn(left) < numberIn(right),
  '<=': (left, right) => numberIn(left) <= numberIn(right),
  '>': (left, right) => numberIn(left) > numberIn(right),
  '>=': (left, right) => numberIn(left) >= numberIn(right),
  '=': (left, right) => scalarIn(left) === scalarIn(right),
  '!=': (left, right) => scalarIn(left) !== scalarIn(right),
}

/** Functions that have a quick form. */
export const functions: Readonly<Record<string, (given: readonly unknown[], bindings: Bindings) => unknown>> = {
  exists: (given) => only(given) !== undefined,
  ceil: (given) => Math.ceil(numberIn(only(given))),
  floor: (given) => Math.floor(numberIn(only(given))),
  max: (given) => Math.max(...numbersIn(only(given))),
  min: (given) => Math.min(...numbersIn(only(given))),
  // Whoever evaluates has bound the tools.
  millis: (given, bindings) => (given.length === 0 ? (bindings[TOOLS] as EvaluationTools).now : leave()),
}

function only(given: readonly unknown[]): unknown {
  if (given.length !== 1) throw unusual
  return given[0]
}

function numbersIn(value: unknown): readonly number[] {
  const list = listIn(value)
  if (list.length === 0) throw unusual
  return list.map(numberIn)
}

function leave(): never {
  throw unusual
}
