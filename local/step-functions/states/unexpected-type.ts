import type { Json } from '../../../shared/domain/json.ts'
import type { Template } from '../evaluate.ts'
import { queryFailure, type StateFailure } from '../state-failure.ts'

/** A field of a state while it is read. */
export type ReadField = { readonly name: string; readonly template: Template; readonly value: Json }

/** The failure of a field whose expression gave a value of the wrong type. */
export function unexpectedType({ name, template, value }: ReadField, expected: string): StateFailure {
  const text = template.kind === 'computed' ? template.text : JSON.stringify(template.value)
  const actual = `Expected '${expected}', but was '${typeOf(value)}' for value: ${JSON.stringify(value)}`
  return queryFailure(
    name,
    `The JSONata expression '${text}' specified for the field '${name}' returned an unexpected result type. ${actual}`,
  )
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
