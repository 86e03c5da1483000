import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts'
import { StoreFault } from '../../ports/store.ts'
import { attributeName, fieldName } from './attribute-name.ts'

/**
 * A value as DynamoDB writes it. Not left to `@aws-sdk/util-dynamodb`, which tells types by `constructor.name`: an
 * event with a property named `constructor` would be refused there, or kept as the text "[object Object]".
 */
export function toAttribute(value: Json): AttributeValue {
  if (value === null) return { NULL: true }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  return isJsonObject(value) ? { M: toAttributes(value) } : { L: value.map(toAttribute) }
}

/** The fields of a value as attributes. */
export const toAttributes = (value: JsonObject): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [attributeName(name), toAttribute(field)]),
  )

/** The value of what DynamoDB wrote. */
export function fromAttribute(attribute: AttributeValue): Json {
  if (attribute.S !== undefined) return attribute.S
  if (attribute.N !== undefined) return Number(attribute.N)
  if (attribute.BOOL !== undefined) return attribute.BOOL
  if (attribute.NULL !== undefined) return null
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute)
  if (attribute.M !== undefined) return fromAttributes(attribute.M)
  throw new StoreFault('An attribute is of a type that the store never writes: a set, or binary data.')
}

/** The value whose fields are these attributes. */
export const fromAttributes = (attributes: Record<string, AttributeValue>): JsonObject =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [fieldName(name), fromAttribute(attribute)]))
