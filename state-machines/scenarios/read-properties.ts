import { isJsonObject, type Json, type JsonObject } from '../../shared/domain/json.ts'

/**
 * Reads `total 120, currency TWD, cart.id "a, b"`: names and values, with commas between them. A dot leads into an
 * object. Undefined where it is none.
 */
export function readProperties(text: string): JsonObject | undefined {
  let object: JsonObject = {}
  let rest = text.trim()
  while (rest !== '') {
    const [whole, name, value] = /^([A-Za-z0-9_.$-]+) ("[^"]*"|[^",]+)(?:,\s*|$)/.exec(rest) ?? []
    if (whole === undefined || name === undefined || value === undefined) return undefined
    object = withValue(object, name.split('.'), readScalar(value.trim()))
    rest = rest.slice(whole.length)
  }
  return object
}

/** A value as YAML reads it: a number, `true`, `false`, `null`, or a text; in quotes always a text. */
export function readScalar(text: string): Json {
  if (/^".*"$/.test(text)) return text.slice(1, -1)
  if (/^-?[0-9]+(\.[0-9]+)?$/.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  return text === 'null' ? null : text
}

/** An object with a value put where a path leads. */
export function withValue(object: JsonObject, [name = '', ...inner]: readonly string[], value: Json): JsonObject {
  const before = object[name]
  const next = inner.length === 0 ? value : withValue(isJsonObject(before) ? before : {}, inner, value)
  return { ...object, [name]: next }
}
