/** Dollars as people write them: to the cent, and small ones to two digits that say something. */
export function dollarText(dollars: number): string {
  if (dollars === 0) return '$0'
  if (dollars >= 1000) return `$${Math.round(dollars).toLocaleString('en-US')}`
  return dollars >= 0.1 ? `$${dollars.toFixed(2)}` : `$${Number(dollars.toPrecision(2))}`
}

/** A share as a percentage, without digits that tell nothing. */
export const percentText = (share: number): string => `${Number((share * 100).toPrecision(2))}%`

/** A number of things: large ones in groups of three digits, small ones with as much behind the point as tells something. */
export const countText = (count: number): string =>
  count >= 100 ? Math.round(count).toLocaleString('en-US') : String(Number(count.toPrecision(3)))
