import { isJsonObject } from '../../../shared/domain/json.ts'
import { type InvalidPattern, invalid, testOfText, type ValueTest } from '../value-test.ts'

/** Reads `{ "prefix": … }`: the text begins so, in the given case or in any. */
export const prefix = (operand: unknown): ValueTest | InvalidPattern =>
  edge('prefix', operand, (text, wanted) => text.startsWith(wanted))

/** Reads `{ "suffix": … }`: the text ends so, in the given case or in any. */
export const suffix = (operand: unknown): ValueTest | InvalidPattern =>
  edge('suffix', operand, (text, wanted) => text.endsWith(wanted))

/** Reads `{ "equals-ignore-case": … }`: the text is this one, in whatever case. */
export function equalsIgnoreCase(operand: unknown): ValueTest | InvalidPattern {
  if (typeof operand !== 'string') return invalid('"equals-ignore-case" takes a text')
  const wanted = operand.toLowerCase()
  return testOfText((text) => text.toLowerCase() === wanted)
}

function edge(
  operator: string,
  operand: unknown,
  holds: (text: string, wanted: string) => boolean,
): ValueTest | InvalidPattern {
  if (typeof operand === 'string') return testOfText((text) => holds(text, operand))
  const anyCase = ignoringCase(operand)?.toLowerCase()
  if (anyCase === undefined) return invalid(`"${operator}" takes a text or { "equals-ignore-case": a text }`)
  return testOfText((text) => holds(text.toLowerCase(), anyCase))
}

function ignoringCase(operand: unknown): string | undefined {
  if (!isJsonObject(operand) || Object.keys(operand).length !== 1) return undefined
  const wanted = operand['equals-ignore-case']
  return typeof wanted === 'string' ? wanted : undefined
}
