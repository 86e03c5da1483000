import type { Change, Store } from '../../shared/ports/store.ts'
import { keys } from '../../shared/store/entities/keys.ts'

/** A contact has passed through a handful of journeys; more than this many passes of one person are not looked at. */
const mostPasses = 40

/** Copies the passes of an absorbed contact, so that a journey that may be entered once is not entered by both. */
export async function copiedPasses(store: Store, from: string, to: string): Promise<readonly Change[]> {
  const { pk } = keys.contact(from)
  const { items } = await store.query({ table: 'contacts', pk, prefix: 'J#', limit: mostPasses })
  const theirs = await Promise.all(items.map(({ key }) => store.get({ ...key, pk: keys.contact(to).pk })))
  return items.flatMap((item, index): readonly Change[] =>
    theirs[index] === undefined
      ? [{ kind: 'put', item: { ...item, key: { ...item.key, pk: keys.contact(to).pk } }, when: { kind: 'absent' } }]
      : [],
  )
}
