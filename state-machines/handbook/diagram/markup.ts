import { oneLine } from '../words/one-line.ts'

/** An element of SVG. Every attribute and text of it is made harmless here, and nowhere else. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...inside: readonly string[]
): string => {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeText(typeof value === 'number' ? rounded(value) : value)}"`],
  )
  return inside.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${inside.join('')}</${name}>`
}

/** A text as it may stand in markup: as characters, and nothing but characters. */
export const escapeText = (text: string): string =>
  oneLine(text).replace(/[&<>"'`]/g, (mark) => `&#${mark.codePointAt(0)};`)

/** Halves of pixels are fine enough, and the same everywhere. */
const rounded = (value: number): string => String(Math.round(value * 2) / 2)
