import { valueAt } from '../condition/comparison.ts'
import type { Contact } from '../contact/contact.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Fields, FieldValue } from './action.ts'

/** Where values come from that are not written out. */
type Source = { readonly contact: Contact; readonly trigger: JsonObject }

/** The values of fields for one contact; a field whose source has nothing is left out. */
export function resolveFields(fields: Fields, source: Source): JsonObject {
  const resolved = Object.entries(fields).flatMap(([name, field]) => {
    const value = valueIn(field, source)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(resolved)
}

function valueIn(field: FieldValue, { contact, trigger }: Source): Json | undefined {
  if (field.kind === 'value') return field.value
  return field.kind === 'attribute' ? valueAt(contact.attributes, field.attribute) : valueAt(trigger, field.property)
}
