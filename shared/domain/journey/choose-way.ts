import type { Variant } from './journey.ts'

/** What stands for the way of those who are held out: they get none. No way of a file can be called so. */
export const heldOut = ':held-out'

/** A way and what it weighs. */
type Weighed = Pick<Variant, 'name' | 'weight'>

/**
 * The way at a point from 0 to 1 (1 left out). The first part of that line is held out, the rest is the ways', as long
 * as each weighs; a winner has all of the rest.
 */
export function chooseWay(
  { variants, holdOut }: { readonly variants: readonly Weighed[]; readonly holdOut: number },
  point: number,
  winner?: string,
): string {
  if (point < holdOut) return heldOut
  if (variants.some(({ name }) => name === winner)) return winner ?? heldOut
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  let left = ((point - holdOut) / (1 - holdOut)) * total
  for (const { name, weight } of variants) {
    if (left < weight) return name
    left -= weight
  }
  return variants.at(-1)?.name ?? heldOut
}

/** How many contacts got a way, and how many of them did what it is measured by. */
export type Tally = { readonly name: string; readonly contacts: number; readonly did: number }

/** Fewer contacts than these tell nothing of a way. */
export const fewestContacts = 100

/** The way with the best rate; none while one of them has too few contacts, or where two are equally good. */
export function bestWay(tallies: readonly Tally[]): string | undefined {
  if (tallies.some(({ contacts }) => contacts < fewestContacts)) return undefined
  const rates = tallies.map(({ name, contacts, did }) => ({ name, rate: did / contacts }))
  const best = Math.max(...rates.map(({ rate }) => rate))
  const [winner, ...others] = rates.filter(({ rate }) => rate === best)
  return others.length === 0 ? winner?.name : undefined
}
