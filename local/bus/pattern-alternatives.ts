import { isJsonObject, type JsonObject } from '../../shared/domain/json.ts'
import { isOperator, readFieldTest } from './field-test.ts'
import { type InvalidPattern, invalid, type ValueTest } from './value-test.ts'

/** What must hold together: for each field, its path with dots between the names, and what is asked of it. */
export type Alternative = ReadonlyMap<string, ValueTest>

/** The alternatives of a pattern, of which one must hold. */
export type Alternatives = { readonly kind: 'alternatives'; readonly list: readonly Alternative[] }

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html: a rule whose `$or` lists
// multiply to more is refused.
const mostAlternatives = 1000

/** Reads a pattern, with every `$or` multiplied out, as EventBridge does. */
export function readAlternatives(pattern: unknown): Alternatives | InvalidPattern {
  if (!isJsonObject(pattern)) return invalid('a pattern is an object')
  return readObject(pattern, '', [new Map()])
}

function readObject(asked: JsonObject, path: string, before: readonly Alternative[]): Alternatives | InvalidPattern {
  const entries = Object.entries(asked)
  if (entries.length === 0) return invalid(path === '' ? 'the pattern is empty' : `"${path}" has an empty object`)
  let list = before
  for (const [name, value] of entries) {
    const read = name === '$or' && isChoice(value) ? readChoice(value, path, list) : readField(name, value, path, list)
    if (read.kind === 'invalid') return read
    list = read.list
  }
  return { kind: 'alternatives', list }
}

function readField(
  name: string,
  asked: unknown,
  parent: string,
  before: readonly Alternative[],
): Alternatives | InvalidPattern {
  const path = parent === '' ? name : `${parent}.${name}`
  if (isJsonObject(asked)) return readObject(asked, path, before)
  if (!Array.isArray(asked)) return invalid(`"${path}" must be an object or a list`)
  const test = readFieldTest(path, asked)
  if (test.kind === 'invalid') return test
  return { kind: 'alternatives', list: before.map((alternative) => new Map(alternative).set(path, test)) }
}

function readChoice(
  choice: readonly JsonObject[],
  path: string,
  before: readonly Alternative[],
): Alternatives | InvalidPattern {
  const list: Alternative[] = []
  for (const branch of choice) {
    const read = readObject(branch, path, before)
    if (read.kind === 'invalid') return read
    list.push(...read.list)
    if (list.length > mostAlternatives) return invalid(`"$or" makes more than ${mostAlternatives} combinations`)
  }
  return { kind: 'alternatives', list }
}

/** A `$or` that lists values or operators is no choice but an ordinary field of that name. */
function isChoice(value: unknown): value is readonly JsonObject[] {
  if (!Array.isArray(value) || value.length < 2) return false
  return value.every((branch) => isJsonObject(branch) && !Object.keys(branch).some(isOperator))
}
