import type { ContactChange } from '../journey/journey.ts'
import { own } from '../json.ts'
import type { Contact } from './contact.ts'

/** A contact after a change. */
export function applyChange(contact: Contact, change: ContactChange): Contact {
  switch (change.kind) {
    case 'tag':
      return { ...contact, tags: [...new Set([...contact.tags, ...change.tags])] }
    case 'untag':
      return { ...contact, tags: contact.tags.filter((tag) => !change.tags.includes(tag)) }
    case 'set':
      return { ...contact, attributes: { ...contact.attributes, ...change.attributes } }
    case 'score':
      return { ...contact, scores: withAdded(contact.scores, change.by) }
  }
}

/** A change in words, for the timeline. */
export function describeChange(change: ContactChange): string {
  if (change.kind === 'set') return `set ${Object.keys(change.attributes).join(', ')}`
  if (change.kind !== 'score') return `${change.kind} ${change.tags.join(', ')}`
  const parts = Object.entries(change.by).map(([name, by]) => `${name} ${by < 0 ? '' : '+'}${by}`)
  return `score ${parts.join(', ')}`
}

const withAdded = (scores: Contact['scores'], by: Contact['scores']): Contact['scores'] => ({
  ...scores,
  ...Object.fromEntries(Object.entries(by).map(([name, more]) => [name, (own(scores, name) ?? 0) + more])),
})
