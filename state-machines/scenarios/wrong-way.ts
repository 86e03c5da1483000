import { heldOut } from '../../shared/domain/journey/choose-way.ts'
import type { Experiment, Variant } from '../../shared/domain/journey/journey.ts'
import { didYouMean } from '../../shared/domain/nearest.ts'

/** A split as far as a scenario speaks of it. */
export type KnownSplit = Pick<Experiment, 'holdOut'> & { readonly variants: readonly Pick<Variant, 'name'>[] }

/** A way that is not there, or a split: what is wrong, and what would be right. */
export type WrongWay = {
  readonly what: 'split' | 'way'
  readonly message: string
  readonly remedy: string
}

/** What a scenario writes for the way of those who get none. */
export const heldOutWords = 'held out'

/** The way that is meant by what a scenario writes. */
export const wayOf = (written: string): string => (written === heldOutWords ? heldOut : written)

/** What a scenario writes for a way. */
export const wordsOfWay = (way: string): string => (way === heldOut ? heldOutWords : way)

/** The ways that a contact can go at a split, as a scenario writes them. */
export const waysOf = ({ variants, holdOut }: KnownSplit): readonly string[] => [
  ...variants.map(({ name }) => name),
  ...(holdOut > 0 ? [heldOutWords] : []),
]

/** What is wrong with the way that is chosen for a split of a journey, if anything is. */
export function wrongWay(split: string, way: string, splits: ReadonlyMap<string, KnownSplit>): WrongWay | undefined {
  const known = splits.get(split)
  if (known === undefined) {
    const otherwise = splits.size === 0 ? 'Take it out.' : `Its splits are ${listed([...splits.keys()])}.`
    const message = `There is no split \`${split}\` in this journey.`
    return { what: 'split', message, remedy: didYouMean(split, splits.keys(), otherwise) }
  }
  const ways = waysOf(known)
  const words = wordsOfWay(way)
  if (ways.includes(words)) return undefined
  if (words === heldOutWords) {
    const message = `Nobody is held out of \`${split}\`.`
    return { what: 'way', message, remedy: `Write one of ${listed(ways)}, or give the split a \`hold-out\`.` }
  }
  const message = `The split \`${split}\` has no way \`${words}\`.`
  return { what: 'way', message, remedy: didYouMean(words, ways, `Its ways are ${listed(ways)}.`) }
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
