import { own } from '../../../shared/domain/json.ts'
import type { Dice } from './dice.ts'

/** Shares of a population, by what they have in common; what is missing to the whole has none of it. */
export type Shares = Readonly<Record<string, number>>

/** The one of some shares that a roll of the dice falls on; undefined where it falls beside them all. */
export function pick(shares: Shares, roll: number): string | undefined {
  let reached = 0
  for (const name in shares) {
    reached += own(shares, name) ?? 0
    if (roll < reached) return name
  }
  return undefined
}

/** One of a list, all equally likely. */
export const oneOf = <T>(list: readonly T[], roll: number): T | undefined => list[Math.floor(roll * list.length)]

/**
 * Where somebody ranks among all who get a mail, from 0, the first to answer it, to 1: half of it is how keen they are,
 * half is chance, so that the same people open one mail after the other. Ranks are even: a share of all ranks below that
 * share. `keenness` and `roll` are even, too; their middle lies as a triangle does, and the rank is the part before it.
 */
export function rankOf(keenness: number, roll: number): number {
  const middle = (1 - keenness + roll) / 2
  return middle < 0.5 ? 2 * middle ** 2 : 1 - 2 * (1 - middle) ** 2
}

/**
 * How long somebody takes, in whole seconds: half of them take less than the median, a sixth take three times as long or
 * more. The three milliseconds keep it apart from what machines do on the second.
 */
export function delay(median: number, dice: Dice, what: string): number {
  // Two even numbers make one that lies as a bell does.
  const bell =
    Math.sqrt(-2 * Math.log(1 - dice(`${what}, how far`))) * Math.cos(2 * Math.PI * dice(`${what}, which way`))
  return Math.round((median * Math.exp(bell * spread)) / 1000) * 1000 + 1003
}

const spread = 1.1
