import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { Store } from '../../shared/ports/store.ts'
import { readTimeline } from '../../shared/store/entities/activities.ts'
import { findContact, putContact } from '../../shared/store/entities/contacts.ts'
import { contactIdOf } from '../../shared/store/entities/identities.ts'
import type { Runtime } from '../runtime.ts'

/** The one contact of a play, with what can be done to them; each is answered when all that follows has happened. */
export type InventedContact = {
  /** They tell something about themselves. */
  identify(traits: JsonObject): Promise<void>
  /** They do an event; `via` where only Waymark itself can bring it. */
  track(name: string, properties: JsonObject, via?: string): Promise<void>
  /** Somebody changes their record by hand. */
  change(how: (contact: Contact) => Contact): Promise<void>
  /** They are looked at again: segments, dates, exits. */
  look(): Promise<void>
  find(): Promise<Contact | undefined>
  /** All of their timeline. */
  timeline(): Promise<readonly Activity[]>
}

const userId = 'invented'

/** Invents a contact in a runtime. */
export function inventContact({ queues, clock, inFlight, store }: Runtime): InventedContact {
  let count = 0
  const base = () => ({ messageId: `play-${++count}`, occurredAt: clock.now(), receivedAt: clock.now() })
  const send = async (body: JsonObject): Promise<void> => {
    await queues.send('intake', [{ body, group: userId }])
    await inFlight.idle()
  }
  const known = { userId, origin: 'server' } as const
  const look = async (): Promise<void> => {
    const contactId = await contactIdOf(store, { kind: 'user', id: userId })
    if (contactId !== undefined) await send({ kind: 'look', ...base(), contactId })
  }
  return {
    identify: (traits) => send({ kind: 'identify', ...base(), ...known, traits: { ...traits } }),
    track: (name, properties, via) =>
      send({
        ...{ kind: 'event', ...base(), ...known, name, properties: { ...properties } },
        ...(via === undefined ? {} : { via }),
      }),
    async change(how) {
      const stored = await read(store)
      if (stored !== undefined) await store.write([putContact(how(stored.contact), stored.revision)])
      await look()
    },
    look,
    find: async () => (await read(store))?.contact,
    timeline: async () => wholeTimeline(store, (await read(store))?.contact.contactId),
  }
}

async function read(store: Store) {
  const contactId = await contactIdOf(store, { kind: 'user', id: userId })
  return contactId === undefined ? undefined : findContact(store, contactId)
}

async function wholeTimeline(store: Store, contactId: string | undefined): Promise<readonly Activity[]> {
  const all: Activity[] = []
  let after: string | undefined
  do {
    if (contactId === undefined) return all
    const { activities, next } = await readTimeline(store, contactId, after)
    all.push(...activities)
    after = next
  } while (after !== undefined)
  return all
}
