import { didYouMean } from '../shared/domain/nearest.ts'

/** Says why a command cannot do what was asked, and ends it: with 2 where it was called wrongly, else with 1. */
export function fail(message: string, code: 1 | 2 = 1): never {
  console.error(message)
  process.exit(code)
}

/** Says that there is nothing of this name, and what may be meant; `could` is what might have been done with it. */
export const noSuch = (kind: string, name: string, could: string, known: readonly string[]): string =>
  `There is no ${kind} \`${name}\` ${could}. ${didYouMean(name, known, `There are: ${known.join(', ') || 'none'}.`)}`
