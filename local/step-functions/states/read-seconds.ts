import { render, type Scope, type Template } from '../evaluate.ts'
import { queryFailure } from '../state-failure.ts'
import { unexpectedType } from './unexpected-type.ts'

// https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
const MAX_SECONDS = 99_999_999

/** A field that holds a number of seconds: a whole number, not below the least, within AWS's bound. */
export type SecondsField = { readonly name: string; readonly template: Template; readonly least: 0 | 1 }

/** The seconds that a field gives. */
export async function renderSeconds({ name, template, least }: SecondsField, scope: Scope): Promise<number> {
  const value = await render(template, scope)
  if (typeof value !== 'number') throw unexpectedType({ name, template, value }, 'number')
  if (!Number.isInteger(value)) throw queryFailure(name, `The ${name} field cannot be parsed as an integer: ${value}`)
  if (value < least || value > MAX_SECONDS) {
    throw queryFailure(name, `The ${name} field must be between ${least} and ${MAX_SECONDS}, but was: ${value}`)
  }
  return value
}
