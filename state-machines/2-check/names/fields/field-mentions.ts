import type { Comparison, FieldTest } from '../../../../shared/domain/condition/comparison.ts'
import type { Fields as ActionFields } from '../../../../shared/domain/journey/action.ts'
import type { Journey, Path, Step } from '../../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../../shared/domain/journey/walk-steps.ts'
import type { Json } from '../../../../shared/domain/json.ts'
import { pathOfWord } from '../../condition-paths.ts'
import { placedConditions, placedEvents, triggerPath } from '../../places.ts'
import type { Workspace } from '../../rule.ts'
import { type Fields, type KnownEvents, knownAttributes, knownEvents, triggerFields } from './known-fields.ts'

/** A field that a journey speaks of, with the fields that are known there, and what it takes the field for. */
export type FieldMention = {
  readonly of: 'attribute' | 'property'
  readonly name: string
  readonly path: Path
  /** Where the name itself is the word that is marked, and not what stands behind it. */
  readonly isWord: boolean
  readonly known: Fields
  /** Whose property it is, in words. */
  readonly owner: string
  readonly use: Use
}

/** What a field is taken for: something to be tested, set to a value, or read as a date. */
export type Use =
  | { readonly kind: 'tests'; readonly tests: readonly Comparison[] }
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'date' | 'any' }

/** Every field that a journey speaks of and of which something is known; none where there is no tracking plan. */
export function* fieldMentions(journey: Journey, { plan, journeys }: Workspace): Generator<FieldMention> {
  if (plan === undefined) return
  const events = knownEvents(journey, plan, journeys)
  const known: Known = { events, attributes: knownAttributes(plan), trigger: triggerFields(journey, events, journeys) }
  for (const { event, where, path } of placedEvents(journey)) {
    yield* tested(where, [...path, 'where'], propertyOf(event, events.get(event)))
  }
  for (const { condition, path } of placedConditions(journey)) {
    const word = pathOfWord(condition, path)
    if (condition.kind === 'attribute') yield* tested(condition.tests, word, attributeOf(known))
    if (condition.kind === 'event') yield* tested(condition.tests, word, ofTrigger(known))
  }
  yield* inHead(journey, known)
  for (const step of allSteps(journey.steps)) yield* inStep(step, known)
}

type Known = { readonly events: KnownEvents; readonly attributes: Fields; readonly trigger: Fields | undefined }
type Owner = Pick<FieldMention, 'of' | 'owner'> & { readonly known: Fields | undefined }

const attributeOf = ({ attributes }: Known): Owner => ({ of: 'attribute', owner: 'a contact', known: attributes })
const propertyOf = (event: string, known: Fields | undefined): Owner => ({
  of: 'property',
  owner: `\`${event}\``,
  known,
})
const ofTrigger = ({ trigger }: Known): Owner => ({
  of: 'property',
  owner: 'the event that lets contacts in here',
  known: trigger,
})

function* mention(owner: Owner, name: string, path: Path, use: Use, isWord = false): Generator<FieldMention> {
  const { known } = owner
  if (known !== undefined) yield { ...owner, known, name, path, use, isWord }
}

function* tested(tests: readonly FieldTest[], path: Path, owner: Owner): Generator<FieldMention> {
  for (const { field, tests: comparisons } of tests) {
    yield* mention(owner, field, [...path, field], { kind: 'tests', tests: comparisons }, true)
  }
}

function* inHead(journey: Journey, known: Known): Generator<FieldMention> {
  const { key } = journey.reentry
  if (key !== undefined) yield* mention(ofTrigger(known), key, ['reentry', 'key'], { kind: 'any' })
  for (const [index, trigger] of journey.triggers.entries()) {
    if (trigger.kind !== 'date') continue
    const path = [...triggerPath(journey, index), 'date', 'attribute']
    yield* mention(attributeOf(known), trigger.attribute, path, { kind: 'date' })
  }
}

function* inStep(step: Step, known: Known): Generator<FieldMention> {
  if (step.kind === 'wait' && step.time.kind === 'date') {
    yield* mention(attributeOf(known), step.time.attribute, [...step.path, 'wait', 'until', 'attribute'], {
      kind: 'date',
    })
  }
  if (step.kind === 'change' && step.change.kind === 'set') {
    for (const [name, value] of Object.entries(step.change.attributes)) {
      yield* mention(attributeOf(known), name, [...step.path, 'set', name], { kind: 'value', value }, true)
    }
  }
  if (step.kind === 'call') {
    const { body, store } = step.webhook
    yield* inFields(body, [...step.path, 'webhook', 'body'], known)
    for (const name of Object.keys(store)) {
      yield* mention(attributeOf(known), name, [...step.path, 'webhook', 'store', name], { kind: 'any' }, true)
    }
  }
  if (step.kind !== 'act') return
  const { action } = step
  if (action.kind === 'emit')
    yield* inFields(action.properties, [...step.path, 'emit', 'properties'], known, action.event)
  if (action.kind === 'enroll') yield* inFields(action.properties, [...step.path, 'enroll', 'properties'], known)
}

/** Values that are taken from somewhere; those of an event become properties that it must have. */
function* inFields(fields: ActionFields, path: Path, known: Known, event?: string): Generator<FieldMention> {
  for (const [name, field] of Object.entries(fields)) {
    const place = [...path, name]
    if (field.kind === 'attribute') {
      yield* mention(attributeOf(known), field.attribute, [...place, 'attribute'], { kind: 'any' })
    }
    if (field.kind === 'property') {
      yield* mention(ofTrigger(known), field.property, [...place, 'property'], { kind: 'any' })
    }
    if (event === undefined) continue
    const use: Use = field.kind === 'value' ? { kind: 'value', value: field.value } : { kind: 'any' }
    yield* mention(propertyOf(event, known.events.get(event)), name, place, use, true)
  }
}
