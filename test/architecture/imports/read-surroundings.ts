import { parseAst } from 'vitest/node'
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts'

/** What the text of a module says of its surroundings: what it imports, and whether it reads the environment. */
export type Surroundings = { readonly specifiers: readonly string[]; readonly readsEnvironment: boolean }

/** Reads a module with a parser for TypeScript that keeps types, so that `import type` counts like any import. */
export function readSurroundings(path: string, text: string): Surroundings {
  const nodes = [...nodesIn(parseAst(text, { lang: languageOf(path) }))]
  return { specifiers: nodes.flatMap(specifiersOf), readsEnvironment: nodes.some(readsEnvironment) }
}

function languageOf(path: string): 'ts' | 'tsx' | 'js' | 'jsx' {
  if (/\.[mc]?ts$/.test(path)) return 'ts'
  if (path.endsWith('x')) return path.endsWith('.tsx') ? 'tsx' : 'jsx'
  return 'js'
}

function* nodesIn(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) for (const member of value) yield* nodesIn(member)
  if (!isJsonObject(value)) return
  yield value
  for (const member of Object.values(value)) yield* nodesIn(member)
}

const withSource = new Set<unknown>([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function specifiersOf(node: JsonObject): readonly string[] {
  if (withSource.has(node['type'])) return textOf(node['source'])
  if (node['type'] === 'TSExternalModuleReference') return textOf(node['expression'])
  if (node['type'] !== 'CallExpression' || !Array.isArray(node['arguments'])) return []
  return loads(node['callee']) ? textOf(node['arguments'][0]) : []
}

/** Whether a call names a module: `require`, `require.resolve`, `import.meta.resolve`. */
function loads(callee: unknown): boolean {
  if (!isJsonObject(callee)) return false
  if (callee['type'] !== 'MemberExpression') return callee['name'] === 'require'
  const isResolve = isJsonObject(callee['property']) && callee['property']['name'] === 'resolve'
  return (
    isResolve &&
    (isNamed(callee['object'], 'require') ||
      (isJsonObject(callee['object']) && callee['object']['type'] === 'MetaProperty'))
  )
}

function textOf(node: unknown): readonly string[] {
  if (!isJsonObject(node)) return []
  if (typeof node['value'] === 'string') return [node['value']]
  const [only, more] = Array.isArray(node['quasis']) ? node['quasis'] : []
  if (more !== undefined || !isJsonObject(only) || !isJsonObject(only['value'])) return []
  return typeof only['value']['cooked'] === 'string' ? [only['value']['cooked']] : []
}

/** Whether a node is `process.env`, `const { env } = process` or an import of `env` from `node:process`. */
function readsEnvironment(node: JsonObject): boolean {
  if (node['type'] === 'MemberExpression') return isNamed(node['property'], 'env') && isProcess(node['object'])
  if (node['type'] === 'VariableDeclarator') return isProcess(node['init']) && takesEnv(node['id'])
  if (node['type'] !== 'ImportDeclaration' || !Array.isArray(node['specifiers'])) return false
  const isOfProcess = textOf(node['source']).some((source) => source === 'process' || source === 'node:process')
  return isOfProcess && node['specifiers'].some((one) => isJsonObject(one) && isNamed(one['imported'], 'env'))
}

const isProcess = (node: unknown): boolean =>
  isNamed(node, 'process') || (isJsonObject(node) && isNamed(node['property'], 'process'))

const takesEnv = (node: unknown): boolean =>
  isJsonObject(node) &&
  Array.isArray(node['properties']) &&
  node['properties'].some((property) => isJsonObject(property) && isNamed(property['key'], 'env'))

const isNamed = (node: unknown, name: string): boolean =>
  isJsonObject(node) && (node['name'] === name || node['value'] === name)
