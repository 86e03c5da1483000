import type { Journey, Step } from '../../../../shared/domain/journey/journey.ts'
import type { Literal } from '../../conditions/logic/formula.ts'
import { flowThrough } from '../../time/paths/flow.ts'

type Facts = ReadonlyMap<string, boolean>

/** The tags that a journey has given, or taken away, on every path that leads to a step, that step included. */
export function tagsAt(journey: Journey, at: Step): readonly Literal[] {
  const found = remembered.get(at) ?? findTags(journey, at)
  remembered.set(at, found)
  return found
}

const remembered = new WeakMap<Step, readonly Literal[]>()

function findTags({ steps }: Journey, at: Step): readonly Literal[] {
  let found: Facts = new Map()
  flowThrough<Facts>(steps, new Map(), {
    arrive(facts, step) {
      if (step === at) found = changed(facts, step)
      return facts
    },
    go: (facts, _, step) => changed(facts, step),
    meet: (a, b) => new Map([...a].filter(([tag, has]) => b.get(tag) === has)),
  })
  return [...found].map(([tag, isTrue]) => ({ kind: 'literal', ask: { kind: 'tag', tag }, isTrue, path: [] }))
}

function changed(facts: Facts, step: Step): Facts {
  if (step.kind !== 'change') return facts
  const { change } = step
  if (change.kind !== 'tag' && change.kind !== 'untag') return facts
  return new Map([...facts, ...change.tags.map((tag) => [tag, change.kind === 'tag'] as const)])
}
