import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import type { Contact } from '../../shared/domain/contact.ts'
import type { Json } from '../../shared/domain/json.ts'

/** What only a server may say: a forged address would make us write to somebody who never asked. */
const addressAttributes = new Set(['email', 'phone', 'line', 'wecom'])

/** All attributes of a contact together; DynamoDB keeps 400 KB an item, and every change writes the whole. */
const largestAttributes = 32 * 1024

/**
 * Attributes after an `identify`, and what it changed. What is not mentioned stays; null takes an attribute away.
 * Where all together would be too large, the new ones are left out that do not fit.
 */
export function withTraits(
  attributes: Contact['attributes'],
  { traits, origin }: Pick<Extract<IntakeRecord, { kind: 'identify' }>, 'traits' | 'origin'>,
): { readonly attributes: Contact['attributes']; readonly changed: Contact['attributes'] } {
  let size = JSON.stringify(attributes).length
  const after = new Map<string, Json>(Object.entries(attributes))
  const changed: Record<string, Json> = {}
  for (const [name, value] of Object.entries(traits) as [string, Json][]) {
    if (origin === 'browser' && addressAttributes.has(name)) continue
    const growth = JSON.stringify(value).length + name.length + 4
    if (value !== null && size + growth > largestAttributes) continue
    if (value === null) after.delete(name)
    else after.set(name, value)
    size += value === null ? 0 : growth
    changed[name] = value
  }
  return { attributes: Object.fromEntries(after), changed }
}
