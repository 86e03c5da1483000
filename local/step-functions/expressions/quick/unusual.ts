/**
 * The quick form meets something whose rules are JSONata's own (a list in the midst of a path, a missing value, another
 * type than expected), so JSONata has to evaluate the expression.
 */
class Unusual extends Error {
  override readonly name = 'Unusual'
}

/** Thrown and caught within an evaluation; made once, because the making of an error takes longer than the evaluation. */
export const unusual = new Unusual('this is left to JSONata')

/** A finite number, or else it is unusual. */
export function numberIn(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw unusual
}

/** A truth value, or else it is unusual. */
export function booleanIn(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw unusual
}

/** A text, a number, a truth value or null, or else it is unusual. */
export function scalarIn(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  return numberIn(value)
}

/** What a field of an object holds, undefined where it is missing; a list is unusual, for its items have the field. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) throw unusual
  if (Object.hasOwn(value, name)) return (value as Readonly<Record<string, unknown>>)[name]
  if (name in value) throw unusual
  return undefined
}

/** A list, or else it is unusual. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw unusual
}
