/** Compares two texts by their code points, as DynamoDB and SQLite do by their UTF-8 bytes; `<` compares UTF-16 units. */
export function compareCodePoints(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  for (let index = 0; index < shorter; index++) {
    const a = one.charCodeAt(index)
    const b = other.charCodeAt(index)
    if (a !== b) return rank(a) - rank(b)
  }
  return one.length - other.length
}

/** Halves of a surrogate pair stand for what lies behind every single unit. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x1_0000 : unit)
