import { unusual } from './unusual.ts'

/** A node of an expression's syntax tree, as jsonata gives it. */
export type Node = { readonly [part: string]: unknown }

/** Reads a node; anything else is unusual. */
export function nodeIn(value: unknown): Node {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Node
  throw unusual
}

/** Reads a list of nodes. */
export function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.map(nodeIn)
  throw unusual
}

/** Reads a text. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  throw unusual
}

/** Whether a node has these parts only: any other would change its meaning. */
export const onlyHas = (node: Node, parts: readonly string[]): boolean =>
  Object.entries(node).every(
    ([part, value]) => value === undefined || part === 'type' || part === 'position' || parts.includes(part),
  )
