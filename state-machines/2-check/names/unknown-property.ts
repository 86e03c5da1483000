import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { fieldMentions } from './fields/field-mentions.ts'
import { unknownFields } from './fields/unknown-field.ts'

/** A property of an event is one that the tracking plan knows, where there is such a plan. */
export const unknownProperty: Rule = (journey, workspace) =>
  unknownFields(
    [...fieldMentions(journey, workspace)].filter(({ of }) => of === 'property'),
    (path, message, remedy) => error('unknown-property', path, message, remedy),
  )
