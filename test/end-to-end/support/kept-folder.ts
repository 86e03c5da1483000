import { join } from 'node:path'
import { virtualClock } from '../../../local/clock/local-clock.ts'
import { openStore, type StoreKind } from '../../../local/open-store.ts'
import { type KeptMail, localOutbox } from '../../../local/outbox/outbox.ts'
import type { Activity } from '../../../shared/domain/contact/activity.ts'
import type { Contact } from '../../../shared/domain/contact/contact.ts'
import { readTimeline } from '../../../shared/store/entities/activities.ts'
import { findContact } from '../../../shared/store/entities/contacts.ts'
import { contactIdOf } from '../../../shared/store/entities/identities.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'

/** What a laptop that has ended left in its folder. */
export type KeptFolder = {
  contact(userId: string): Promise<Contact | undefined>
  timeline(userId: string): Promise<readonly Activity[]>
  /** All mails, oldest first. */
  mails(): readonly KeptMail[]
  close(): Promise<void>
}

/** Reads what a laptop left, past everything that it says of itself. */
export async function readFolder(folder: string, kind: StoreKind = 'sqlite'): Promise<KeptFolder> {
  const journal = openJournal({ path: join(folder, 'waymark.db') })
  const { store, close } = await openStore(kind, journal, { folder })
  const contact = async (userId: string) => {
    const contactId = await contactIdOf(store, { kind: 'user', id: userId })
    return contactId === undefined ? undefined : (await findContact(store, contactId))?.contact
  }
  return {
    contact,
    timeline: async (userId) => {
      const found = await contact(userId)
      if (found === undefined) return []
      const { activities, next } = await readTimeline(store, found.contactId)
      if (next !== undefined) throw new Error(`the timeline of ${userId} goes on`)
      return activities
    },
    mails: () => localOutbox(journal, virtualClock(0)).list({ limit: 1_000_000 }).toReversed(),
    close: async () => {
      await close()
      journal.close()
    },
  }
}
