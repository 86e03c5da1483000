import { valueAt } from '../../shared/domain/condition/comparison.ts'
import { largestAttributes } from '../../shared/domain/contact/attribute-room.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { Json } from '../../shared/domain/json.ts'

/** A text of an answer that is longer is no fact about a contact. */
const longestText = 1000

/**
 * The attributes that an answer sets, by the paths that the step names: texts, numbers, yes and no. What is missing, is a
 * list or an object, or finds no room, is left out; an answer that is no JSON sets nothing.
 */
export function storedAttributes(
  body: string | undefined,
  paths: Readonly<Record<string, string>>,
  attributes: Contact['attributes'],
): Contact['attributes'] {
  const answer = parse(body)
  if (answer === undefined) return {}
  let stored: Contact['attributes'] = {}
  for (const [name, path] of Object.entries(paths)) {
    const value = valueAt(answer, path)
    if (!isFact(value)) continue
    const more = { ...stored, [name]: value }
    if (bytesOf({ ...attributes, ...more }) <= largestAttributes) stored = more
  }
  return stored
}

const isFact = (value: Json | undefined): value is string | number | boolean => {
  if (typeof value === 'string') return value.length <= longestText && value.isWellFormed()
  return typeof value === 'boolean' || (typeof value === 'number' && isKept(value))
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-data-types */
const isKept = (value: number): boolean => value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126)

const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value))

function parse(body: string | undefined): Json | undefined {
  try {
    // Whatever JSON there is; only scalars are taken out of it.
    return body === undefined ? undefined : (JSON.parse(body) as Json)
  } catch {
    return undefined
  }
}
