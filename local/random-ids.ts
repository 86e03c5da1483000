import { randomBytes } from 'node:crypto'
import type { Ids } from '../shared/ports/ids.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 26 characters out of 36: more than anybody can guess. Bytes that would favour some letters are thrown away. */
export const randomIds: Ids = {
  next() {
    let id = ''
    while (id.length < 26) {
      for (const byte of randomBytes(32)) {
        if (byte < 252 && id.length < 26) id += letters[byte % 36]
      }
    }
    return id
  },
}
