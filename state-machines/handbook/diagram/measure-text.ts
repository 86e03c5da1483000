/** How large a text is set, in pixels, and whether it is bold. */
export type Font = { readonly size: number; readonly isBold?: boolean }

/** How wide a text is, roughly, and rather too wide than too narrow: nobody knows the reader's fonts. */
export function textWidth(text: string, { size, isBold = false }: Font): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment)
  return width * size * (isBold ? 1.12 : 1)
}

/** Breaks a text into lines of a width; what is too much for so many lines ends in an ellipsis. */
export function wrapText(text: string, width: number, font: Font, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, width, font)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), font) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
    // The first characters of a text tell what a picture has room for; books are for reading.
    if (lines.length > most) break
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), cut(lines[most - 1] ?? '', width, font)]
}

/** Where a line may break: behind spaces and between wide characters; words that are longer than a line break anywhere. */
function pieces(text: string, width: number, font: Font): readonly string[] {
  const words = text.slice(0, longestText).split(/(?<= )|(?<=[\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFF60])/u)
  return words.flatMap((word) =>
    textWidth(word.trimEnd(), font) > width ? [...graphemes.segment(word)].map(({ segment }) => segment) : [word],
  )
}

function cut(line: string, width: number, font: Font): string {
  let kept = [...graphemes.segment(line)].map(({ segment }) => segment)
  while (kept.length > 0 && textWidth(`${kept.join('')}…`, font) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

const longestText = 600
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** In parts of the font's size; Chinese, Japanese, Korean and emoji are squares. */
function widthOf(grapheme: string): number {
  if (wide.test(grapheme)) return 1
  if (/^[ijl.,:;'|!()[\]{} ’‘·]/.test(grapheme)) return 0.33
  if (/^[frt\-“”"/\\I]/.test(grapheme)) return 0.42
  if (/^[mwMW@%—…]/.test(grapheme)) return 0.9
  return /^\p{Lu}/u.test(grapheme) ? 0.7 : 0.6
}

const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}\u3000-\u303F\uFF00-\uFF60]/u
