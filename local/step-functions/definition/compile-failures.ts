import { UnsupportedDefinition } from '../unsupported-definition.ts'
import { compileExit } from './compile-exit.ts'
import type { WrittenCatcher, WrittenRetrier } from './schema.ts'
import type { Catcher, Retrier } from './state.ts'

/** Compiles the ways to try a task again, with AWS's defaults: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function compileRetriers(state: string, retriers: readonly WrittenRetrier[]): readonly Retrier[] {
  checkCatchAll(state, 'Retry', retriers)
  return retriers.map((retrier) => ({
    errors: retrier.ErrorEquals,
    intervalSeconds: retrier.IntervalSeconds ?? 1,
    maxAttempts: retrier.MaxAttempts ?? 3,
    backoffRate: retrier.BackoffRate ?? 2,
    maxDelaySeconds: retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY,
    hasJitter: retrier.JitterStrategy === 'FULL',
  }))
}

/** Compiles the ways out of a failed task. */
export function compileCatchers(state: string, catchers: readonly WrittenCatcher[]): readonly Catcher[] {
  checkCatchAll(state, 'Catch', catchers)
  return catchers.map((catcher, index) => ({
    errors: catcher.ErrorEquals,
    exit: {
      ...compileExit(catcher, { state, path: `Catch[${index}]/`, sees: 'errorOutput' }),
      next: catcher.Next,
    },
  }))
}

function checkCatchAll(state: string, field: string, entries: readonly { readonly ErrorEquals: readonly string[] }[]) {
  for (const [index, { ErrorEquals: errors }] of entries.entries()) {
    if (!errors.includes('States.ALL')) continue
    if (errors.length > 1) throw new UnsupportedDefinition(`${field}[${index}]: States.ALL must stand alone`, state)
    if (index < entries.length - 1)
      throw new UnsupportedDefinition(`${field}[${index}]: States.ALL must be last`, state)
  }
}
