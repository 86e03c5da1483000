/**
 * Chance in the life of one contact: a number from 0 to 1, without 1, for everything that may go one way or another. The
 * same question has the same answer in every run, and no answer hangs on what was asked before; so a contact stays who
 * they are when the journey around them is changed.
 */
export type Dice = (what: string) => number

/** The dice of one contact of a simulation. */
export const diceOf =
  (seed: string, contact: number): Dice =>
  (what) =>
    fractionOf(`${seed} ${contact} ${what}`)

/** A number that hangs on every letter of a text, and follows no pattern: two sums of its letters, stirred and put together. */
function fractionOf(text: string): number {
  let one = 0x811c_9dc5
  let other = 0x9747_b28c
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 0x0100_0193)
    other = Math.imul(other + unit, 0x5bd1_e995) ^ (other >>> 15)
  }
  const high = stirred(one ^ (other >>> 16)) >>> 6
  const low = stirred(other + Math.imul(one, 31)) >>> 5
  return (high * 2 ** 27 + low) / 2 ** 53
}

/** Lets every bit of a number hang on every other. */
function stirred(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35)
  return twice ^ (twice >>> 16)
}
