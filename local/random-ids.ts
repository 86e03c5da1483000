import { randomBytes } from 'node:crypto'
import type { Ids } from '../shared/ports/ids.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 26 characters out of 36: more than anybody can guess. Bytes that would favour some letters are thrown away. */
export const randomIds: Ids = {
  next() {
    let id = ''
    while (id.length < 26) {
      const byte = nextByte()
      if (byte < 252) id += letters[byte % 36]
    }
    return id
  },
}

/** Chance is fetched in bulk: asking the system for a few bytes costs as much as asking for a few thousand. */
let bytes: Uint8Array = new Uint8Array(0)
let used = 0

function nextByte(): number {
  if (used >= bytes.length) {
    bytes = randomBytes(8192)
    used = 0
  }
  return bytes[used++] ?? 255
}
