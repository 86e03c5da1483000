import { valueAt } from '../../shared/domain/condition/comparison.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { mainScore } from '../../shared/domain/journey/journey.ts'
import { own } from '../../shared/domain/json.ts'

/** What a contact has of that which a condition asks for. */
export function describeContact(contact: Contact, condition: Condition): string {
  switch (condition.kind) {
    case 'not':
      return describeContact(contact, condition.of)
    case 'all':
    case 'any':
      return condition.of.map((part) => describeContact(contact, part)).join(', ')
    case 'tag':
      return contact.tags.length === 0 ? 'they have no tags' : `their tags are ${contact.tags.join(', ')}`
    case 'score':
      return `${condition.name === mainScore ? 'the score' : condition.name} is ${own(contact.scores, condition.name) ?? 0}`
    case 'attribute':
      return condition.tests.map(({ field }) => `${field} is ${valueText(contact, field)}`).join(', ')
    case 'stage':
      return contact.stage === undefined ? 'they have come to no stage' : `they have come to ${contact.stage}`
    default:
      return 'it is not so'
  }
}

function valueText({ attributes }: Contact, field: string): string {
  const value = valueAt(attributes, field)
  return value === undefined ? 'not known' : String(typeof value === 'object' ? JSON.stringify(value) : value)
}
