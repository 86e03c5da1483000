import { randomUUID } from 'node:crypto'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Mail, Mailer } from '../../shared/ports/mailer.ts'
import type { Journal } from '../../shared/store/sqlite/journal.ts'

/** A mail as the outbox keeps it. */
export type KeptMail = { readonly id: string; readonly sentAt: number; readonly mail: Mail }

/** The outbox of one machine: it takes mails like a provider, and shows them like a mail program. */
export type Outbox = Mailer & {
  /** The newest mails first. `before` is the id of the last one of the page before. */
  list(query: { readonly limit: number; readonly to?: string; readonly before?: string }): readonly KeptMail[]
  find(sendId: string): ReturnType<Mailer['find']>
  get(id: string): KeptMail | undefined
  count(): number
}

/**
 * An outbox in the journal: every mail that is handed over is one entry, so a mail sent twice shows twice. `deliver` tells
 * that the receiver has it.
 */
export function localOutbox(journal: Journal, clock: Clock, deliver?: (kept: KeptMail) => Promise<void>): Outbox {
  journal.write(() => {
    journal
      .prepare(
        `CREATE TABLE IF NOT EXISTS outbox (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
          send_id TEXT NOT NULL, recipient TEXT NOT NULL, sent_at INTEGER NOT NULL, mail TEXT NOT NULL)`,
      )
      .run()
    journal.prepare('CREATE INDEX IF NOT EXISTS outbox_sends ON outbox (send_id)').run()
  })
  const insert = journal.prepare('INSERT INTO outbox (id, send_id, recipient, sent_at, mail) VALUES (?, ?, ?, ?, ?)')
  const bySend = journal.prepare('SELECT id FROM outbox WHERE send_id = ? LIMIT 1')
  const one = journal.prepare('SELECT id, sent_at, mail FROM outbox WHERE id = ?')
  const newest = journal.prepare(
    `SELECT id, sent_at, mail FROM outbox WHERE (? IS NULL OR recipient = ?)
      AND place < coalesce((SELECT place FROM outbox WHERE id = ?), 9e15) ORDER BY place DESC LIMIT ?`,
  )
  const count = journal.prepare('SELECT count(*) AS count FROM outbox')
  return {
    async send(mail) {
      const [id, sentAt] = [randomUUID(), clock.now()]
      // In one write: after a crash there is the mail with its report, or neither.
      const delivered = journal.write(() => {
        insert.run(id, mail.sendId, mail.to, sentAt, JSON.stringify(mail))
        return deliver?.({ id, sentAt, mail })
      })
      await delivered
      return { kind: 'accepted', providerId: id }
    },
    async find(sendId) {
      const row = bySend.get(sendId)
      return row === undefined ? { kind: 'absent' } : { kind: 'accepted', providerId: String(row['id']) }
    },
    list: ({ limit, to = null, before = null }) => newest.all(to, to, before, limit).map(toKept),
    get: (id) => {
      const row = one.get(id)
      return row && toKept(row)
    },
    count: () => Number(count.get()?.['count']),
  }
}

const toKept = (row: Readonly<Record<string, unknown>>): KeptMail => ({
  id: String(row['id']),
  sentAt: Number(row['sent_at']),
  mail: JSON.parse(String(row['mail'])),
})
