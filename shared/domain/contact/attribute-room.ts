import type { Json } from '../json.ts'

/** All attributes of a contact together; DynamoDB keeps 400 KB an item, and every change writes the whole. */
export const largestAttributes = 32 * 1024

type Attributes = Readonly<Record<string, Json>>

/** Attributes with others added that have no value there yet, as far as there is room. */
export function withOthers(attributes: Attributes, others: Attributes): Attributes {
  const all = { ...others, ...attributes }
  if (bytesOf(all) <= largestAttributes) return all
  let room = largestAttributes - bytesOf(attributes)
  const fitting = Object.entries(others).filter(([name, value]) => {
    // The marks around a field are counted generously.
    const bytes = Object.hasOwn(attributes, name) ? 0 : bytesOf({ [name]: value })
    if (bytes > room) return false
    room -= bytes
    return true
  })
  return { ...Object.fromEntries(fitting), ...attributes }
}

const bytesOf = (value: Json): number => new TextEncoder().encode(JSON.stringify(value)).length
