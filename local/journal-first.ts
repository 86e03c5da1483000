import type { Store } from '../shared/ports/store.ts'
import type { Journal } from '../shared/store/sqlite/journal.ts'

/**
 * A store that lies outside the journal. What is written to it rests on what the journal was given before (a mail in the
 * outbox, a message on a queue), so it takes nothing until that is on disk: a crash must not leave "sent" without the mail.
 */
export const journalFirst = (store: Store, journal: Pick<Journal, 'committed'>): Store => ({
  ...store,
  write: async (changes) => {
    await journal.committed()
    return store.write(changes)
  },
})
