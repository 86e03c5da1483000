/** Where the next thing begins that is no blank and no remark. */
export function skipBlank(text: string, at: number): number {
  let next = at
  while (next < text.length) {
    if (/\s/.test(text.charAt(next))) next++
    else if (isRemark(text, next)) next = endOf(text, next)
    else break
  }
  return next
}

/** Where what begins at a position ends: a remark, a text in quotes, all that stands in brackets; else the next character. */
export function endOf(text: string, at: number): number {
  const first = text.charAt(at)
  if (text.startsWith('//', at)) return endAt(text.indexOf('\n', at), 0, text)
  if (text.startsWith('/*', at)) return endAt(text.indexOf('*/', at + 2), 2, text)
  if (first === '"' || first === "'" || first === '`') return endOfText(text, at)
  if (!'([{'.includes(first) || first === '') return at + 1
  let next = at + 1
  while (next < text.length && !')]}'.includes(text.charAt(next))) next = endOf(text, next)
  return Math.min(next + 1, text.length)
}

function endOfText(text: string, at: number): number {
  const quote = text.charAt(at)
  let next = at + 1
  while (next < text.length && text.charAt(next) !== quote) {
    if (text.charAt(next) === '\\') next += 2
    else if (quote === '`' && text.startsWith('${', next)) next = endOf(text, next + 1)
    else next++
  }
  return Math.min(next + 1, text.length)
}

const isRemark = (text: string, at: number): boolean => text.startsWith('//', at) || text.startsWith('/*', at)

const endAt = (found: number, length: number, text: string): number => (found < 0 ? text.length : found + length)
