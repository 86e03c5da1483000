import { isJsonObject } from '../../../shared/domain/json.ts'
import { type InvalidPattern, invalid, testOfValue, type ValueTest } from '../value-test.ts'
import { equalsIgnoreCase, prefix, suffix } from './text.ts'
import { wildcard } from './wildcard.ts'

/** Reads `{ "anything-but": … }`: the field is there and holds none of these values, or passes none of these tests. */
export function anythingBut(operand: unknown): ValueTest | InvalidPattern {
  if (isJsonObject(operand)) return noneOfTests(operand)
  const values: readonly unknown[] = Array.isArray(operand) ? operand : [operand]
  const [first] = values
  const areAlike = values.every((value) => typeof value === typeof first)
  if (!areAlike || (typeof first !== 'string' && typeof first !== 'number'))
    return invalid('"anything-but" takes texts or numbers, not both and nothing else')
  const unwanted = new Set(values)
  return testOfValue((value) => !unwanted.has(value))
}

const negated: ReadonlyMap<string, { read(operand: unknown): ValueTest | InvalidPattern; mayBeEmpty: boolean }> =
  new Map([
    ['prefix', { read: prefix, mayBeEmpty: false }],
    ['suffix', { read: suffix, mayBeEmpty: false }],
    ['equals-ignore-case', { read: equalsIgnoreCase, mayBeEmpty: true }],
    ['wildcard', { read: wildcard, mayBeEmpty: true }],
  ])

function noneOfTests(operand: object): ValueTest | InvalidPattern {
  const [[name, asked] = ['', undefined], ...more] = Object.entries(operand)
  const operator = negated.get(name)
  if (operator === undefined || more.length > 0)
    return invalid(`"anything-but" takes one of ${[...negated.keys()].join(', ')}`)
  const texts: readonly unknown[] = Array.isArray(asked) ? asked : [asked]
  const unwanted: ValueTest[] = []
  for (const text of texts) {
    if (typeof text !== 'string') return invalid(`"anything-but" with "${name}" takes a text or a list of texts`)
    if (text === '' && !operator.mayBeEmpty) return invalid(`"anything-but" with "${name}" takes no empty text`)
    const test = operator.read(text)
    if (test.kind === 'invalid') return test
    unwanted.push(test)
  }
  if (unwanted.length === 0) return invalid(`"anything-but" with "${name}" takes at least one text`)
  return testOfValue((value) => !unwanted.some((test) => test.accepts(value)))
}
