import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { Path } from '../../shared/domain/journey/journey.ts'

/** A condition inside another one, and where it stands in the file. */
export type PlacedCondition = { readonly condition: Condition; readonly path: Path }

/** A condition and every condition inside it, each with its place. */
export function* withPartsAndPaths(condition: Condition, path: Path): Generator<PlacedCondition> {
  yield { condition, path }
  for (const part of partsOf(condition, path)) yield* withPartsAndPaths(part.condition, part.path)
}

/** The conditions right inside a condition, each with its place. */
export function partsOf(condition: Condition, path: Path): readonly PlacedCondition[] {
  if (condition.kind === 'not') return [{ condition: condition.of, path: [...path, 'not'] }]
  if (condition.kind !== 'all' && condition.kind !== 'any') return []
  const { kind, of } = condition
  // Several scores under one word are an `all` that nobody wrote.
  if (isOneWord(condition)) return of.map((part) => ({ condition: part, path }))
  return of.map((part, index) => ({ condition: part, path: [...path, kind, index] }))
}

/** Where the word stands that a condition begins with, and behind which stands what it asks. */
export function pathOfWord(condition: Condition, path: Path): Path {
  if (condition.kind === 'did') return [...path, engagementIn(condition) ?? 'did']
  if (condition.kind === 'score' && condition.name !== 'main') return [...path, 'score', condition.name]
  return [...path, condition.kind]
}

function isOneWord({ kind, of }: Extract<Condition, { kind: 'all' | 'any' }>): boolean {
  const names = of.map((part) => (part.kind === 'score' ? part.name : undefined))
  const isInOrder = names.every(
    (name, index) => name !== undefined && (index === 0 || (names[index - 1] ?? name) < name),
  )
  return kind === 'all' && of.length > 1 && isInOrder
}

/** Outside of an enrollment, what became of a message is asked of all that was ever sent: `opened` is a `did` there. */
function engagementIn({ event, where }: Extract<Condition, { kind: 'did' }>): string | undefined {
  const [, verb] = /^Message (Opened|Clicked|Replied|Delivered)$/.exec(event) ?? []
  if (verb === undefined || !where.some(({ field }) => field === 'isMachine')) return undefined
  return verb === 'Delivered' ? 'received' : verb.toLowerCase()
}
