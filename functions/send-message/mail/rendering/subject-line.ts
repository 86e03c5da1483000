/** The most characters that a subject may have. */
const mostCharacters = 255

/**
 * The most octets: encoded for a header (RFC 2047) they take 76 for every 42 or more, and a header line has room for 998
 * (https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1).
 */
const mostOctets = 540

/** Makes one line of a text that can stand in a mail's subject, whatever was filled in. */
export function subjectLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return isShort(line) ? line : cut(line).trimEnd()
}

const isShort = (line: string): boolean => line.length <= mostCharacters && octetsOf(line) <= mostOctets

const octetsOf = (line: string): number => {
  const octets = Buffer.byteLength(line)
  // A subject of plain letters needs no encoding.
  return octets === line.length ? 0 : octets
}

function cut(line: string): string {
  const most = octetsOf(line) === 0 ? mostCharacters : mostOctets
  let length = 0
  let octets = 0
  for (const character of line) {
    octets += Buffer.byteLength(character)
    if (octets > most || length + character.length > mostCharacters) break
    length += character.length
  }
  return line.slice(0, length)
}
