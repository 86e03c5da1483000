import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { error } from '../../diagnostic.ts'
import type { Rule } from '../rule.ts'

/** No two ways of a split have the same name: who got which is known by it. */
export const uniqueVariants: Rule = function* ({ steps }) {
  for (const step of allSteps(steps)) {
    if (step.kind !== 'split') continue
    const seen = new Set<string>()
    for (const { name, path } of step.variants) {
      if (seen.has(name)) {
        const message = `The name \`${name}\` is taken by a way above.`
        yield error('unique-variants', [...path, 'name'], message, 'Give one of them another name.')
      }
      seen.add(name)
    }
  }
}
