import { parsePattern } from '../../../local/bus/event-pattern.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'

/** What EventBridge would say to a pattern and an event. */
export type Verdict = 'match' | 'no-match' | 'invalid'

/** What our matcher says to a pattern and an event. */
export function verdict(pattern: unknown, event: JsonObject): Verdict {
  const parsed = parsePattern(pattern)
  if (parsed.kind === 'invalid') return 'invalid'
  return parsed.matches(event) ? 'match' : 'no-match'
}

/** What our matcher says to one thing asked of one field, for the value that the field holds. */
export const verdictOn = (asked: Json, value: Json): Verdict => verdict({ field: [asked] }, { field: value })

/** Why our matcher refuses a pattern; empty when it does not. */
export function reasonAgainst(pattern: unknown): string {
  const parsed = parsePattern(pattern)
  return parsed.kind === 'invalid' ? parsed.reason : ''
}
