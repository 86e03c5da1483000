import type { Standing } from './ask-standing.ts'

/** Who stands where, and who told it; or why nobody could. */
export type Inside =
  | { readonly kind: 'told'; readonly standing: readonly Standing[]; readonly by: string }
  | { readonly kind: 'not-told'; readonly why: string }

/** How many contacts stand somewhere, all together. */
export const countOf = (all: readonly { readonly count: number }[]): number =>
  all.reduce((sum, { count }) => sum + count, 0)
