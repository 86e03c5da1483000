import type { Path } from '../../../shared/domain/journey/journey.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { type FieldMention, fieldMentions } from './fields/field-mentions.ts'
import type { ValueKind } from './fields/known-fields.ts'
import { kindRemedies, kindWords, testSuits, valueSuits } from './fields/suits.ts'

/** Fields are compared with, and set to, values of the kind that the tracking plan says; dates are read from dates. */
export const wrongKind: Rule = function* (journey, workspace) {
  for (const mention of fieldMentions(journey, workspace)) {
    const { name, known, owner } = mention
    const kind = known.get(name)
    if (kind === undefined) continue
    const path = unsuited(mention, kind)
    if (path === undefined) continue
    const remedy = mention.use.kind === 'date' ? 'Name an attribute that the plan knows as a date.' : kindRemedies[kind]
    yield error('wrong-kind', path, `The tracking plan knows \`${name}\` of ${owner} as ${kindWords[kind]}.`, remedy)
  }
}

/** The place of what does not suit a kind. */
function unsuited({ use, path }: FieldMention, kind: ValueKind): Path | undefined {
  if (use.kind === 'date') return kind === 'date' ? undefined : path
  if (use.kind === 'value') return valueSuits(use.value, kind) ? undefined : path
  const test = use.kind === 'tests' ? use.tests.find((one) => !testSuits(one, kind)) : undefined
  return test && [...path, test.kind]
}
