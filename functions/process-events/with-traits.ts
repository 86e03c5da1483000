import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { largestAttributes } from '../../shared/domain/contact/attribute-room.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { Json } from '../../shared/domain/json.ts'

/** What only a server may say: a forged address would make us write to somebody who never asked. */
const addressAttributes = new Set(['email', 'phone', 'line', 'wecom'])

/**
 * Attributes after an `identify`, and what it changed. What is not mentioned stays; null takes an attribute away.
 * Where all together would be too large, the new ones are left out that do not fit.
 */
export function withTraits(
  attributes: Contact['attributes'],
  { traits, origin }: Pick<Extract<IntakeRecord, { kind: 'identify' }>, 'traits' | 'origin'>,
): { readonly attributes: Contact['attributes']; readonly changed: Contact['attributes'] } {
  let size = bytesOf(attributes)
  const after = new Map<string, Json>(Object.entries(attributes))
  const changed: Record<string, Json> = {}
  for (const [name, value] of Object.entries(traits) as [string, Json][]) {
    if (origin === 'browser' && addressAttributes.has(name)) continue
    // What is replaced or taken away makes room.
    const growth = fieldBytes(name, value) - fieldBytes(name, after.get(name))
    if (growth > 0 && size + growth > largestAttributes) continue
    if (value === null) after.delete(name)
    else after.set(name, value)
    size += growth
    changed[name] = value
  }
  return { attributes: Object.fromEntries(after), changed }
}

const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value))

/** What a field takes of an object, with its marks; one that is missing or taken away takes nothing. */
const fieldBytes = (name: string, value: Json | undefined): number =>
  value === undefined || value === null ? 0 : bytesOf(name) + bytesOf(value) + 2
