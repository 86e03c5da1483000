import { conditionWords } from '../../../shared/contracts/journey-file/written-condition.ts'
import { stepVerbs } from '../../../shared/contracts/journey-file/written-step.ts'
import type { Path } from '../../../shared/domain/journey/journey.ts'
import { listed } from './expectation.ts'

/** What to do with a word that belongs to the language, but not beside the other one that stands there already. */
export function onlyOneWord(word: string, path: Path, beside: readonly string[]): string | undefined {
  if (isStep(path) && Object.hasOwn(stepVerbs, word)) return `A step has one verb: write \`- ${word}: …\` by itself.`
  const asked = beside.filter((one) => Object.hasOwn(conditionWords, one))
  if (!isCondition(path) || !asked.includes(word) || asked.length < 2) return undefined
  return `A condition has one word. Put ${listed(asked)} into a list behind \`all\` or \`any\`.`
}

const isStep = (path: Path): boolean =>
  typeof path.at(-1) === 'number' && ['steps', 'then', 'else'].includes(String(path.at(-2)))

const isCondition = (path: Path): boolean =>
  !path.includes('await') &&
  (['if', 'audience', 'not'].includes(String(path.at(-1))) ||
    (typeof path.at(-1) === 'number' && ['all', 'any', 'exit'].includes(String(path.at(-2)))))
