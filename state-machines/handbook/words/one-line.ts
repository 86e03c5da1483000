/** A text in one line, without what XML forbids and without marks that turn the direction of what stands around them. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFD-\uFFFF]/gu, '')
