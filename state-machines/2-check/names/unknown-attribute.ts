import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'
import { fieldMentions } from './fields/field-mentions.ts'
import { unknownFields } from './fields/unknown-field.ts'

/** An attribute of contacts is one that the tracking plan knows, where there is such a plan, or one that Waymark reads. */
export const unknownAttribute: Rule = (journey, workspace) =>
  unknownFields(
    [...fieldMentions(journey, workspace)].filter(({ of }) => of === 'attribute'),
    (path, message, remedy) => error('unknown-attribute', path, message, remedy),
  )
