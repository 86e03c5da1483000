import { virtualClock } from '../../local/clock/local-clock.ts'
import { reportEngagement } from '../../local/outbox/engage.ts'
import { linksIn } from '../../local/outbox/links.ts'
import type { KeptMail } from '../../local/outbox/outbox.ts'
import { reportReply } from '../../local/outbox/reply.ts'
import { createRuntime, type Runtime } from '../../local/runtime.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { Caller } from '../../shared/ports/caller.ts'
import type { Ids } from '../../shared/ports/ids.ts'
import type { Store } from '../../shared/ports/store.ts'
import { readTimeline } from '../../shared/store/entities/activities.ts'
import { findContact } from '../../shared/store/entities/contacts.ts'
import { contactIdOf } from '../../shared/store/entities/identities.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../shared/store/sqlite/write-barrier.ts'

/** Monday, ten in the morning in Taipei. */
export const monday = Date.UTC(2026, 2, 2, 2)

/** A whole Waymark in memory on a virtual clock, with the verbs that a story is told in. */
export type TestRuntime = {
  readonly runtime: Runtime
  readonly store: Store
  /** Posts events as an SDK does, and lets everything follow that follows at once. */
  post(...events: readonly JsonObject[]): Promise<number>
  identify(userId: string, traits: JsonObject): Promise<void>
  track(userId: string, event: string, properties?: JsonObject, messageId?: string): Promise<void>
  /** Lets time pass, in milliseconds. */
  pass(milliseconds: number): Promise<void>
  /** The mails to an address, oldest first. */
  mails(to?: string): readonly KeptMail[]
  /** The messages that an address got, oldest first. */
  received(to?: string): readonly string[]
  click(to: string, message: string, link?: string): Promise<void>
  open(to: string, message: string): Promise<void>
  reply(to: string, message: string): Promise<void>
  contact(userId: string): Promise<Contact | undefined>
  timeline(userId: string): Promise<readonly Activity[]>
  close(): Promise<void>
}

export const hours = (count: number): number => count * 3_600_000
export const days = (count: number): number => count * 86_400_000

/** Ids that are the same in every run, in the order in which they are asked for. */
export function countedIds(): Ids {
  let count = 0
  return { next: () => String(++count).padStart(26, '0') }
}

/** Opens a runtime with a workspace published. `startsAt` in milliseconds; `caller` answers calls to other servers. */
export function openTestRuntime(
  workspace: Publishable,
  startsAt = monday,
  parts: { readonly caller?: Caller; readonly ids?: Ids } = {},
): TestRuntime {
  const journal = openJournal({ path: ':memory:' })
  const store = sqliteStore(journal, noBarrier)
  const clock = virtualClock(startsAt)
  const secrets = { read: async (name: string) => name, signingKey: 'test' }
  const runtime = createRuntime({ journal, clock, store, secrets, publicUrl: 'https://waymark.example', ...parts })
  runtime.publish(workspace)
  runtime.start()
  let count = 0
  const post = async (...events: readonly JsonObject[]): Promise<number> => {
    const batch = events.map((event) => ({ messageId: `m${++count}`, ...event }))
    const response = await runtime.handle({
      method: 'POST',
      path: '/v1/batch',
      query: {},
      headers: { authorization: `Basic ${Buffer.from('server-write-key:').toString('base64')}` },
      body: Buffer.from(JSON.stringify({ batch })),
    })
    await runtime.inFlight.idle()
    return response?.status ?? 0
  }
  const mails = (to?: string) =>
    runtime.outbox.list({ limit: 100_000, ...(to === undefined ? {} : { to }) }).toReversed()
  const find = (to: string, message: string): KeptMail => {
    const kept = mails(to).find(({ mail }) => mail.why.message === message)
    if (kept === undefined) throw new Error(`${to} has no mail ${message}`)
    return kept
  }
  const report = async (
    ...args: Parameters<typeof reportEngagement> extends [infer Kept, infer Engaged, ...unknown[]]
      ? [Kept, Engaged]
      : never
  ) => {
    await reportEngagement(...args, runtime.bus, clock)
    await runtime.inFlight.idle()
  }
  const contact = async (userId: string) => {
    const contactId = await contactIdOf(store, { kind: 'user', id: userId })
    return contactId === undefined ? undefined : (await findContact(store, contactId))?.contact
  }
  return {
    runtime,
    // The runtime notes what is written through it.
    store: runtime.store,
    post,
    identify: async (userId, traits) => void (await post({ type: 'identify', userId, traits })),
    track: async (userId, event, properties = {}, messageId) =>
      void (await post({
        type: 'track',
        userId,
        event,
        properties,
        ...(messageId === undefined ? {} : { messageId }),
      })),
    pass: (milliseconds) => runtime.advanceTo(clock.now() + milliseconds),
    mails,
    received: (to) => mails(to).map(({ mail }) => mail.why.message),
    click: async (to, message, link) => {
      const kept = find(to, message)
      const target = linksIn(kept.mail.html).find(
        ({ name }) => name !== 'unsubscribe' && (link === undefined || name === link),
      )
      if (target === undefined) throw new Error(`${message} has no link ${link}`)
      await report(kept, { kind: 'clicked', ...target })
    },
    open: (to, message) => report(find(to, message), { kind: 'opened' }),
    reply: async (to, message) => {
      await reportReply(find(to, message), runtime.bus, clock)
      await runtime.inFlight.idle()
    },
    contact,
    timeline: async (userId) => {
      const found = await contact(userId)
      return found === undefined ? [] : (await readTimeline(store, found.contactId)).activities
    },
    close: () => runtime.stop(),
  }
}
