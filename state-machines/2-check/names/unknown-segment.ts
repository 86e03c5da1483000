import type { Path } from '../../../shared/domain/journey/journey.ts'
import { didYouMean } from '../../../shared/domain/nearest.ts'
import { error, type Finding } from '../../diagnostic.ts'
import { pathOfWord } from '../condition-paths.ts'
import { placedConditions, triggerPath } from '../places.ts'
import type { Rule } from '../rule.ts'

/** A segment that a condition or a trigger names is there, and a segment speaks only of others that are. */
export const unknownSegment: Rule = function* (journey, { segments, segmentNames = segments?.keys() }) {
  if (segmentNames === undefined) return
  const names = new Set(segmentNames)
  for (const [index, trigger] of journey.triggers.entries()) {
    if (trigger.kind !== 'segment' || names.has(trigger.segment)) continue
    yield noSuchSegment(trigger.segment, [...triggerPath(journey, index), 'segment', trigger.change], names)
  }
  for (const { condition, path } of placedConditions(journey)) {
    if (condition.kind !== 'segment' || names.has(condition.segment)) continue
    yield noSuchSegment(condition.segment, pathOfWord(condition, path), names)
  }
}

/** Says that a segment is not there, and which may be meant. */
export function noSuchSegment(segment: string, path: Path, names: Iterable<string>): Finding {
  const remedy = didYouMean(segment, names, `Write it: \`marketing/segments/${segment}.yaml\`.`)
  return error('unknown-segment', path, `There is no segment \`${segment}\`.`, remedy)
}
