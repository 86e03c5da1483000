import { type Comparison, passes, valueAt } from '../../../../shared/domain/condition/comparison.ts'
import { leadHandedOver, taskOpened } from '../../../../shared/domain/contact/contact-event.ts'
import type { Fields } from '../../../../shared/domain/journey/action.ts'
import type { EventMatch, Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import type { Json } from '../../../../shared/domain/json.ts'

/** An event that a step brings about without anybody doing anything; what is not known of its properties is left open. */
export type Brought = { readonly event: string; readonly properties: Fields; readonly isWhole: boolean }

/** The event that a step brings about, if it does. */
export function broughtBy(step: Step, { id }: Journey): Brought | undefined {
  const known = { journey: literal(id), step: literal(step.id) }
  if (step.kind === 'send') {
    return { event: 'Message Delivered', properties: { ...known, message: literal(step.message) }, isWhole: false }
  }
  if (step.kind !== 'act') return undefined
  const { action } = step
  if (action.kind === 'emit') return { event: action.event, properties: action.properties, isWhole: true }
  const team = action.kind === 'enroll' ? {} : { team: literal(action.team) }
  if (action.kind === 'lead') return { event: leadHandedOver, properties: { ...known, ...team }, isWhole: false }
  return action.kind === 'task' ? { event: taskOpened, properties: { ...known, ...team }, isWhole: false } : undefined
}

/** Whether an event that is brought about may be one that is asked for. */
export const mayBe = ({ event, properties, isWhole }: Brought, match: EventMatch): boolean =>
  event === match.event &&
  match.where.every(({ field, tests }) => {
    const value = givenIn(properties, field)
    return value === 'any' || (value === undefined && !isWhole) || tests.every((test) => passes(test, value?.value))
  })

/** What a field of an event will be: a value, anything, or nothing. */
function givenIn(properties: Fields, field: string): { readonly value: Json | undefined } | 'any' | undefined {
  const [name = ''] = field.split('.')
  const given = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (given === undefined) return undefined
  return given.kind === 'value' ? { value: valueAt({ [name]: given.value }, field) } : 'any'
}

const literal = (value: string): Fields[string] => ({ kind: 'value', value })

/** Which way a number that grows moves what is asked of it. */
export const towards = ({ kind }: Comparison): 'holds' | 'fails' | 'both' => {
  if (kind === 'gte' || kind === 'gt') return 'holds'
  return kind === 'lte' || kind === 'lt' ? 'fails' : 'both'
}
