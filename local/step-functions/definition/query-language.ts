import { isJsonObject } from '../../../shared/domain/json.ts'
import { UnsupportedDefinition } from '../unsupported-definition.ts'

// What means the same in both languages: no path, no expression.
const PLAIN_FIELDS: { readonly [type: string]: readonly string[] } = {
  Pass: ['Assign', 'Next', 'End'],
  Succeed: [],
  Fail: ['Error', 'Cause'],
}

/**
 * Whether a state is a JSONPath state, whose texts are all literal. Such a state runs here only where it means the same
 * in JSONata; under a JSONata machine AWS refuses it too:
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function isJsonPath(name: string, state: unknown, machine: 'JSONata' | 'JSONPath'): boolean {
  if (!isJsonObject(state)) return false
  const language = state['QueryLanguage'] ?? machine
  if (language !== 'JSONPath') return false
  if (machine === 'JSONata') throw new UnsupportedDefinition('a JSONPath state in a JSONata state machine', name)
  const plain = PLAIN_FIELDS[String(state['Type'])]
  const used = Object.keys(state).filter((field) => !['Type', 'Comment', 'QueryLanguage'].includes(field))
  if (plain === undefined || used.some((field) => !plain.includes(field)) || hasPath(state['Assign'])) {
    throw new UnsupportedDefinition('JSONPath (say QueryLanguage JSONata)', name)
  }
  return true
}

/** In JSONPath a field whose name ends in `.$` holds a path. */
function hasPath(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasPath)
  if (!isJsonObject(value)) return false
  return Object.entries(value).some(([name, part]) => name.endsWith('.$') || hasPath(part))
}
