import { type LiquidPiece, liquidPieces } from './liquid-pieces.ts'

/** A piece of Liquid, and the word that stands for it. */
export type HiddenPiece = LiquidPiece & { readonly word: string }

/** A text in which plain words stand for its Liquid, so that nothing that reads markup trips over it. */
export type HiddenLiquid = {
  readonly text: string
  /** The Liquid that a part of the text stands for, in order. */
  find(part: string): readonly HiddenPiece[]
  /** The part of the text with its Liquid back in place. */
  restore(part: string): string
  /** Cuts a part of the text at its Liquid. */
  cut(part: string): readonly (string | HiddenPiece)[]
  /** Where something in the hidden text stands in the text as it was written. */
  originalOffset(offset: number): number
}

/** Puts a word in the place of every piece of Liquid; throws where the Liquid cannot be read. */
export function hideLiquid(original: string): HiddenLiquid {
  const mark = freeMark(original)
  const pieces = liquidPieces(original).map((piece, at) => ({ ...piece, word: `${mark}${at}z` }))
  const byWord = new Map(pieces.map((piece) => [piece.word, piece]))
  const words = new RegExp(`(${mark}[0-9]+z)`)
  const cut = (part: string) => part.split(words).map((one) => byWord.get(one) ?? one)
  const restored = (part: string) => cut(part).map((one) => (typeof one === 'string' ? one : one.text))
  return {
    text: hide(original, pieces),
    cut,
    find: (part) => cut(part).filter((one) => typeof one !== 'string'),
    restore: (part) => restored(part).join(''),
    originalOffset: (offset) => originalOffset(offset, pieces),
  }
}

/** The beginning of a word that the text does not use. */
function freeMark(text: string): string {
  let mark = 'lq'
  while (text.includes(mark)) mark += 'x'
  return mark
}

function hide(text: string, pieces: readonly HiddenPiece[]): string {
  const begins = [0, ...pieces.map(({ end }) => end)]
  const parts = begins.map((begin, at) => {
    const piece = pieces[at]
    return piece ? text.slice(begin, piece.begin) + piece.word : text.slice(begin)
  })
  return parts.join('')
}

function originalOffset(offset: number, pieces: readonly HiddenPiece[]): number {
  let shift = 0
  for (const { begin, end, word } of pieces) {
    const hiddenBegin = begin - shift
    if (offset < hiddenBegin) break
    if (offset < hiddenBegin + word.length) return begin
    shift += end - begin - word.length
  }
  return offset + shift
}
