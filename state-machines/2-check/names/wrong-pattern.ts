import type { Path } from '../../../shared/domain/journey/journey.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../shared/domain/json.ts'
import { error } from '../../diagnostic.ts'
import { triggerPath } from '../places.ts'
import type { Rule } from '../rule.ts'

/**
 * The pattern of a rule of the company's own has the shape that EventBridge asks for: fields nested as in an event, and
 * behind each a list of values or of tests.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
 */
export const wrongPattern: Rule = function* (journey) {
  for (const [index, trigger] of journey.triggers.entries()) {
    if (trigger.kind !== 'eventbridge') continue
    const path = [...triggerPath(journey, index), 'eventbridge', 'pattern']
    for (const { place, message, remedy } of refusedIn(trigger.pattern, path)) {
      yield error('wrong-pattern', place, message, remedy)
    }
  }
}

type Refused = { readonly place: Path; readonly message: string; readonly remedy: string }

const operators: readonly string[] = [
  'prefix',
  'suffix',
  'equals-ignore-case',
  'wildcard',
  'anything-but',
  'numeric',
  'exists',
  'cidr',
]

function* refusedIn(pattern: JsonObject, path: Path): Generator<Refused> {
  for (const [name, asked] of Object.entries(pattern)) {
    const place = [...path, name]
    if (isJsonObject(asked)) {
      if (Object.keys(asked).length > 0) yield* refusedIn(asked, place)
      else
        yield { place, message: `Nothing is asked of \`${name}\`.`, remedy: 'Write what it must be, or take it out.' }
    } else if (Array.isArray(asked)) yield* refusedInList(name, asked, place)
    else {
      const remedy = `Write it as a list: \`${name}: [${JSON.stringify(asked)}]\`.`
      yield { place, message: `EventBridge takes a list of values behind \`${name}\`.`, remedy }
    }
  }
}

function* refusedInList(name: string, asked: readonly Json[], path: Path): Generator<Refused> {
  if (asked.length === 0) {
    yield { place: path, message: `No value is accepted for \`${name}\`.`, remedy: 'Write at least one into the list.' }
  }
  // What stands under `$or` are patterns, of which one must hold.
  const isChoice = name === '$or' && asked.length > 1 && asked.every(isPattern)
  for (const [index, one] of asked.entries()) {
    const place = [...path, index]
    if (isChoice && isJsonObject(one)) yield* refusedIn(one, place)
    else if (Array.isArray(one)) {
      yield { place, message: 'EventBridge takes no list within a list.', remedy: 'Write the values into one list.' }
    } else if (isJsonObject(one) && !isTest(one)) {
      const message = `EventBridge knows no test such as \`${Object.keys(one).join(', ')}\`.`
      yield { place, message, remedy: `Write one of ${operators.map((operator) => `\`${operator}\``).join(', ')}.` }
    }
  }
}

const isTest = (asked: JsonObject): boolean => {
  const [name, ...others] = Object.keys(asked)
  return name !== undefined && others.length === 0 && operators.includes(name)
}

const isPattern = (asked: Json): boolean => isJsonObject(asked) && !isTest(asked)
