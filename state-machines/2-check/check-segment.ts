import type { Condition } from '../../shared/domain/condition/condition.ts'
import type { Journey, Path } from '../../shared/domain/journey/journey.ts'
import type { Finding } from '../diagnostic.ts'
import { neverHolds } from './conditions/never-holds.ts'
import { unknownAttribute } from './names/unknown-attribute.ts'
import { unknownEvent } from './names/unknown-event.ts'
import { unknownMessage } from './names/unknown-message.ts'
import { unknownProperty } from './names/unknown-property.ts'
import { unknownSegment } from './names/unknown-segment.ts'
import { unknownTopic } from './names/unknown-topic.ts'
import { wrongKind } from './names/wrong-kind.ts'
import type { Rule, Workspace } from './rule.ts'

/** What is asked of every condition, wherever it stands. */
const ofConditions: readonly Rule[] = [
  unknownSegment,
  unknownEvent,
  unknownProperty,
  unknownAttribute,
  unknownTopic,
  unknownMessage,
  wrongKind,
  neverHolds,
]

/** Holds the condition of a segment against what is asked of conditions, as if it stood at the door of a journey. */
export function* checkSegment(condition: Condition, workspace: Workspace): Generator<Finding> {
  const door: Journey = {
    id: '',
    name: '',
    triggers: [],
    audience: condition,
    reentry: { kind: 'never' },
    exit: [],
    steps: [],
  }
  for (const rule of ofConditions) {
    for (const finding of rule(door, workspace)) yield { ...finding, path: inSegment(finding.path) }
  }
}

const inSegment = ([, ...rest]: Path): Path => ['if', ...rest]
