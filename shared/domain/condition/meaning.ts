import { own } from '../json.ts'
import type { Condition, World } from './condition.ts'

/** What is asked of a segment: who is in it, and by which definition. */
export type AskedSegment = { readonly definition: string; readonly condition: Condition }

/**
 * What a segment means: its definition, and those of everything that it speaks of. Who comes in or leaves because one of
 * them was written anew has done nothing.
 */
export function meaningOf(
  { definition, condition }: AskedSegment,
  segments: Readonly<Record<string, AskedSegment>>,
  { warmth }: World,
): string {
  const meant = new Set([definition])
  const visit = (one: Condition): void => {
    if (one.kind === 'all' || one.kind === 'any') for (const part of one.of) visit(part)
    if (one.kind === 'not') visit(one.of)
    if (one.kind === 'warmth') meant.add(JSON.stringify(warmth))
    if (one.kind !== 'segment') return
    const inner = own(segments, one.segment)
    const name = `${one.segment}=${inner?.definition}`
    if (meant.has(name)) return
    meant.add(name)
    if (inner !== undefined) visit(inner.condition)
  }
  visit(condition)
  return [...meant].join(' ')
}
