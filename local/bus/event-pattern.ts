import type { JsonObject } from '../../shared/domain/json.ts'
import { holds, plantTree } from './field-tree.ts'
import { readAlternatives } from './pattern-alternatives.ts'
import type { InvalidPattern } from './value-test.ts'

/** A pattern of EventBridge, ready to be asked about many bus events. */
export type EventPattern = { readonly kind: 'pattern'; matches(event: JsonObject): boolean }

/** Reads an EventBridge pattern once, for many bus events; says why where EventBridge would refuse it. */
export function parsePattern(pattern: unknown): EventPattern | InvalidPattern {
  const alternatives = readAlternatives(pattern)
  if (alternatives.kind === 'invalid') return alternatives
  const trees = alternatives.list.map(plantTree)
  return { kind: 'pattern', matches: (event) => trees.some((tree) => holds(tree, event)) }
}
