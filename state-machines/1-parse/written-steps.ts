import type { WrittenStep } from '../../shared/contracts/journey-file/written-step.ts'
import type { Path } from '../../shared/domain/journey/journey.ts'

/** A step as it is written, and where it stands. */
export type PlacedStep = { readonly step: WrittenStep; readonly path: Path }

/** Every step of a file, branches included, from the top. */
export function* writtenSteps(steps: readonly WrittenStep[], path: Path = ['steps']): Generator<PlacedStep> {
  for (const [index, step] of steps.entries()) {
    const here = [...path, index]
    yield { step, path: here }
    if ('branch' in step) {
      for (const [at, one] of step.branch.entries()) yield* writtenSteps(one.then, [...here, 'branch', at, 'then'])
    }
    if ('split' in step) {
      for (const [at, one] of step.split.entries()) yield* writtenSteps(one.then, [...here, 'split', at, 'then'])
    }
    if ('then' in step) yield* writtenSteps(step.then ?? [], [...here, 'then'])
    if ('else' in step) yield* writtenSteps(step.else ?? [], [...here, 'else'])
  }
}
