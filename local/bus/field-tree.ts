import { isJsonObject, type Json, type JsonObject } from '../../shared/domain/json.ts'
import type { Alternative } from './pattern-alternatives.ts'
import { isScalar, type ValueTest } from './value-test.ts'

/** The fields of one alternative, nested as an event is. */
export type FieldTree = Leaf | Branch

type Leaf = { readonly kind: 'leaf'; readonly test: ValueTest }
type Branch = { readonly kind: 'branch'; readonly fields: readonly Field[]; readonly holdsOnNothing: boolean }
type Field = {
  readonly name: string
  readonly below: FieldTree
  /** Names under which an event may hold something from below in one piece: `state.status` for `state: { status }`. */
  readonly joinedNames: readonly string[]
}

/** Nests the fields of an alternative by their names. */
export const plantTree = (alternative: Alternative): FieldTree =>
  branchOf([...alternative].map(([path, test]) => ({ names: path.split('.'), test })))

/** Whether an event has what a tree asks for. */
export const holds = (tree: FieldTree, event: JsonObject): boolean => judge(tree, event) !== 'no'

type AskedField = { readonly names: readonly string[]; readonly test: ValueTest }

function branchOf(asked: readonly AskedField[]): Branch {
  const fields = [...Map.groupBy(asked, ({ names }) => names[0] ?? '')].flatMap(([name, members]) =>
    fieldsOf(name, members),
  )
  const holdsOnNothing = asked.every(({ test }) => test.holdsWhenAbsent)
  return { kind: 'branch', fields, holdsOnNothing }
}

function fieldsOf(name: string, members: readonly AskedField[]): readonly Field[] {
  const ending = members.filter(({ names }) => names.length === 1)
  const longer = members.filter(({ names }) => names.length > 1)
  const leaves = ending.map(({ test }): Field => ({ name, below: { kind: 'leaf', test }, joinedNames: [] }))
  if (longer.length === 0) return leaves
  const below = branchOf(longer.map(({ names, test }) => ({ names: names.slice(1), test })))
  const joinedNames = longer.flatMap(({ names }) => names.slice(1).map((_, at) => names.slice(0, at + 2).join('.')))
  return [...leaves, { name, below, joinedNames: [...new Set(joinedNames)] }]
}

/**
 * `yes` when something that is there was accepted, `by-absence` when it holds only since nothing is there. Lists need
 * the difference: one element's lack of a field does not make the field absent while another element has it.
 */
type Verdict = 'yes' | 'by-absence' | 'no'

function judge(tree: FieldTree, value: Json | undefined): Verdict {
  if (Array.isArray(value)) return judgeList(tree, value)
  if (tree.kind === 'branch') return isJsonObject(value) ? judgeFields(tree, value) : onNothing(tree)
  if (!isScalar(value)) return onNothing(tree)
  return tree.test.accepts(value) ? 'yes' : 'no'
}

/** Of a list, one element must have all that is asked; a list in a list counts as its elements. */
function judgeList(tree: FieldTree, elements: readonly Json[]): Verdict {
  let verdict = onNothing(tree)
  for (const element of elements) {
    const one = judge(tree, element)
    if (one === 'yes') return 'yes'
    if (one === 'no') verdict = 'no'
  }
  return verdict
}

function judgeFields(branch: Branch, object: JsonObject): Verdict {
  let verdict: Verdict = 'by-absence'
  for (const field of branch.fields) {
    const one = judge(field.below, valueUnder(field, object))
    if (one === 'no') return 'no'
    if (one === 'yes') verdict = 'yes'
  }
  return verdict
}

function onNothing(tree: FieldTree): Verdict {
  const holdsOnNothing = tree.kind === 'leaf' ? tree.test.holdsWhenAbsent : tree.holdsOnNothing
  return holdsOnNothing ? 'by-absence' : 'no'
}

function valueUnder(field: Field, object: JsonObject): Json | undefined {
  const value = Object.hasOwn(object, field.name) ? object[field.name] : undefined
  for (const joined of field.joinedNames) if (Object.hasOwn(object, joined)) return withJoined(field, object, value)
  return value
}

/** What stands under a field's name, together with what the event holds under names that begin with it and a dot. */
function withJoined(field: Field, object: JsonObject, value: Json | undefined): Json {
  const joined = field.joinedNames
    .filter((name) => Object.hasOwn(object, name))
    .map((name): [string, Json] => [name.slice(field.name.length + 1), object[name] ?? null])
  const nested = Object.fromEntries(joined)
  if (value === undefined) return nested
  const doubled = isJsonObject(value) && joined.some(([name]) => Object.hasOwn(value, name))
  return isJsonObject(value) && !doubled ? { ...value, ...nested } : [value, nested]
}
