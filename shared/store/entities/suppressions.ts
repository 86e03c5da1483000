import type { Suppression } from '../../domain/contact/consent.ts'
import { widerSuppression } from '../../domain/contact/consent.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { Change, Store } from '../../ports/store.ts'
import { untilWritten } from '../until-written.ts'
import { keys } from './keys.ts'

/** What keeps an address from being written to; the address is known by its fingerprint only. */
export async function findSuppression(store: Store, fingerprint: string): Promise<Suppression | undefined> {
  const item = await store.get(keys.suppression(fingerprint))
  // Suppressions are written by this file alone.
  return item?.value as unknown as Suppression | undefined
}

/** Makes a claim fail when the suppression of its address is no longer what was read. */
export const checkSuppression = (fingerprint: string, read: Suppression | undefined): Change => ({
  kind: 'check',
  key: keys.suppression(fingerprint),
  when: read === undefined ? { kind: 'absent' } : { kind: 'field-is', field: 'at', value: read.at },
})

/**
 * Adds a suppression to an address: one conditional write, tried again while others write too. Twice is once; what was
 * suppressed stays so.
 */
export const suppress = (store: Store, fingerprint: string, wanted: Suppression): Promise<'suppressed' | 'already'> =>
  untilWritten(store, async () => {
    const before = await findSuppression(store, fingerprint)
    const after = widerSuppression(before, wanted)
    if (before !== undefined && sameTopics(before, after)) return 'already'
    // A later time than before, so that claims that have read the old one fail.
    const at = before === undefined ? after.at : Math.max(after.at, before.at + 1)
    const value = { ...after, at } as unknown as JsonObject
    const check = checkSuppression(fingerprint, before)
    const result = await store.write([
      {
        kind: 'put',
        item: { key: keys.suppression(fingerprint), value },
        when: check.kind === 'check' ? check.when : { kind: 'absent' },
      },
    ])
    return result.kind === 'written' ? 'suppressed' : result.kind
  })

const sameTopics = (a: Suppression, b: Suppression): boolean => JSON.stringify(a.topics) === JSON.stringify(b.topics)
