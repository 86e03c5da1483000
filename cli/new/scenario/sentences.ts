import { InvalidArgumentError } from 'commander'

/** A sentence of a scenario as its file has it: when, and what. */
export type Sentence = Readonly<Record<string, string>>

/** Reads a sentence such as `on day 2: opens welcome`; what its two parts mean is told when the scenario is read. */
export function toSentence(text: string): Sentence | undefined {
  const [, when, what] = /^(.*?): +(.+)$/.exec(text) ?? []
  return when === undefined || what === undefined ? undefined : { [when]: what }
}

/** A sentence as it is said. */
export const sentenceText = (sentence: Sentence): string =>
  Object.entries(sentence)
    .map(([when, what]) => `${when}: ${what}`)
    .join('; ')

/** Collects the sentences of a flag that can be given several times. */
export const collectSentences =
  (example: string) =>
  (text: string, so: readonly Sentence[]): readonly Sentence[] => {
    const sentence = toSentence(text)
    if (sentence === undefined) throw new InvalidArgumentError(`write it like "${example}"`)
    return [...so, sentence]
  }
