import type { Rule } from '../rule.ts'
import { fieldMentions } from './fields/field-mentions.ts'
import { unknownFields } from './fields/unknown-field.ts'

/** A property of an event is one that the tracking plan knows, where there is such a plan. */
export const unknownProperty: Rule = (journey, workspace) =>
  unknownFields(
    'unknown-property',
    [...fieldMentions(journey, workspace)].filter(({ of }) => of === 'property'),
  )
