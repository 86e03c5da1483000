import type jsonata from 'jsonata'

/** What an expression refers to, as far as its text alone tells. */
export type References = {
  /** Variables that it does not itself define, `states` among them. */
  readonly variables: ReadonlySet<string>
  /** Functions that it calls by name. */
  readonly functions: ReadonlySet<string>
  /** The fields of `$states` that it reads. */
  readonly states: ReadonlySet<string>
  /** `$`, `$$` and bare names where there is nothing that they could stand for. */
  readonly contextless: readonly string[]
  /** Whether it defines a function of its own, and so might run for ever. */
  readonly definesFunction: boolean
}

type Found = {
  readonly variables: Set<string>
  readonly defined: Set<string>
  readonly functions: Set<string>
  readonly states: Set<string>
  readonly contextless: string[]
  definesFunction: boolean
}

/** Finds out what an expression refers to. */
export function findReferences(expression: jsonata.Expression): References {
  const found: Found = {
    variables: new Set(),
    defined: new Set(),
    functions: new Set(),
    states: new Set(),
    contextless: [],
    definesFunction: false,
  }
  visit(expression.ast(), false, found)
  return { ...found, variables: new Set([...found.variables].filter((name) => !found.defined.has(name))) }
}

/** `hasContext`: whether `$` and bare names stand for something here, as they do inside a predicate or after a dot. */
function visit(node: unknown, hasContext: boolean, found: Found): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, hasContext, found)
    return
  }
  if (!isNode(node)) return
  if (node['type'] === 'variable') noteVariable(String(node['value']), hasContext, found)
  if (node['type'] === 'name' && !hasContext) found.contextless.push(String(node['value']))
  if (node['type'] === 'lambda') noteFunction(node, found)
  if (node['type'] === 'function') noteCall(node['procedure'], found)
  for (const name of [node['focus'], node['index']]) if (typeof name === 'string') found.defined.add(name)
  if (isNode(node['lhs']) && node['type'] === 'bind') found.defined.add(String(node['lhs']['value']))
  if (node['type'] === 'path' && Array.isArray(node['steps'])) {
    noteStatesField(node['steps'], found)
    visit(node['steps'][0], hasContext, found)
    visit(node['steps'].slice(1), true, found)
  }
  for (const [part, child] of Object.entries(node)) {
    if (part === 'steps') continue
    visit(child, hasContext || ['predicate', 'stages', 'group', 'terms', 'pattern', 'update'].includes(part), found)
  }
}

const isNode = (value: unknown): value is { readonly [part: string]: unknown } =>
  typeof value === 'object' && value !== null && !(value instanceof RegExp)

function noteVariable(name: string, hasContext: boolean, found: Found): void {
  if (name === '$' || (name === '' && !hasContext)) found.contextless.push(`$${name}`)
  if (name !== '$' && name !== '') found.variables.add(name)
}

function noteFunction(lambda: { readonly [part: string]: unknown }, found: Found): void {
  found.definesFunction = true
  if (!Array.isArray(lambda['arguments'])) return
  for (const argument of lambda['arguments']) if (isNode(argument)) found.defined.add(String(argument['value']))
}

function noteCall(procedure: unknown, found: Found): void {
  if (isNode(procedure) && procedure['type'] === 'variable') found.functions.add(String(procedure['value']))
}

function noteStatesField(steps: readonly unknown[], found: Found): void {
  const [first, second] = steps
  if (isNode(first) && first['type'] === 'variable' && first['value'] === 'states' && isNode(second)) {
    found.states.add(String(second['value']))
  }
}
