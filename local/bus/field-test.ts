import { isJsonObject } from '../../shared/domain/json.ts'
import { anythingBut } from './operators/anything-but.ts'
import { cidr } from './operators/cidr.ts'
import { exists } from './operators/exists.ts'
import { numeric } from './operators/numeric.ts'
import { equalsIgnoreCase, prefix, suffix } from './operators/text.ts'
import { wildcard } from './operators/wildcard.ts'
import { anyOf, type InvalidPattern, invalid, isScalar, testOfValue, type ValueTest } from './value-test.ts'

/** Reads what a pattern lists for one field: values and operators, of which one must hold. */
export function readFieldTest(field: string, listed: readonly unknown[]): ValueTest | InvalidPattern {
  if (listed.length === 0) return invalid(`"${field}" has an empty list`)
  const values = listed.filter(isScalar)
  const tests: ValueTest[] = values.length === 0 ? [] : [oneOf(values)]
  for (const item of listed) {
    if (isScalar(item)) continue
    const test = readOperator(field, item)
    if (test.kind === 'invalid') return test
    tests.push(test)
  }
  return anyOf(tests)
}

/** Whether a name is one of the operators of EventBridge. */
export const isOperator = (name: string): boolean => operators.has(name)

/** The operators, see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
const operators: ReadonlyMap<string, (operand: unknown) => ValueTest | InvalidPattern> = new Map([
  ['prefix', prefix],
  ['suffix', suffix],
  ['equals-ignore-case', equalsIgnoreCase],
  ['wildcard', wildcard],
  ['anything-but', anythingBut],
  ['numeric', numeric],
  ['cidr', cidr],
  ['exists', exists],
])

function oneOf(values: readonly unknown[]): ValueTest {
  const wanted = new Set(values)
  return testOfValue((value) => wanted.has(value))
}

function readOperator(field: string, item: unknown): ValueTest | InvalidPattern {
  const [[name, operand] = ['', undefined], ...more] = isJsonObject(item) ? Object.entries(item) : []
  const read = operators.get(name)
  if (read === undefined)
    return invalid(`"${field}" lists neither a value nor a known operator: ${JSON.stringify(item)}`)
  if (more.length > 0) return invalid(`"${field}" has several operators in one object: ${JSON.stringify(item)}`)
  const test = read(operand)
  return test.kind === 'invalid' ? invalid(`"${field}": ${test.reason}`) : test
}
