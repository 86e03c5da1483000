import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error } from '../../diagnostic.ts'
import { pathOfWord } from '../condition-paths.ts'
import { placedConditions } from '../places.ts'
import type { Rule } from '../rule.ts'

/** A topic that `consent` asks about is that of some message: what nobody can leave, everybody is open to. */
export const unknownTopic: Rule = function* (journey, { messages }) {
  const topics = new Set<string>()
  for (const { topic } of messages.values()) {
    // Of a message that cannot be read, the topic is not known.
    if (topic === undefined) return
    topics.add(topic)
  }
  for (const { condition, path } of placedConditions(journey)) {
    if (condition.kind !== 'consent' || topics.has(condition.topic)) continue
    const { topic } = condition
    const remedy = didYouMean(topic, topics, 'Name the `topic` of a message.')
    const place = [...pathOfWord(condition, path), 'topic']
    yield error('unknown-topic', place, `No message has the topic \`${topic}\`.`, remedy)
  }
}
