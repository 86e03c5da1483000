import type { QueueName } from '../../shared/ports/queue.ts'
import type { Journal } from '../../shared/store/sqlite/journal.ts'

/** A message as it lies in its queue. `receives` counts how often it was taken before. */
export type KeptMessage = {
  readonly id: number
  readonly group: string | null
  readonly receives: number
  readonly body: string
}

/** A message that failed too often, with the reason of its last failure. */
export type DeadLetter = { readonly queue: string; readonly at: number; readonly reason: string; readonly body: string }

/** The messages of all queues as rows of the journal. A message has a due time only while it is put off. */
export type MessageTable = {
  add(queue: QueueName, body: string, group: string | null): void
  /** The messages behind a place in the queue that can be taken now. */
  ready(queue: QueueName, after: number, limit: number): readonly KeptMessage[]
  remove(id: number): void
  /** Takes a message that failed out of the row until a time. */
  putOff(id: number, until: number): void
  /** Takes a message out of the row that stands behind one of its group that is put off. */
  hold(id: number, until: number): void
  /** When those of a group come back that are out of the row; undefined where none is. */
  heldUntil(queue: QueueName, group: string): number | undefined
  bury(queue: QueueName, message: KeptMessage, reason: string, at: number): void
  /** Puts the messages whose time has come back at the end of their queues; answers which queues have some. */
  returnDue(now: number): readonly QueueName[]
  nextDue(): number | undefined
  deadLetters(limit: number): readonly DeadLetter[]
  waiting(): number
}

/** The messages of a journal; their tables are made where they are missing. */
export function messageTable(journal: Journal): MessageTable {
  createTables(journal)
  const insert = journal.prepare('INSERT INTO messages (queue, "group", receives, body) VALUES (?, ?, ?, ?)')
  const select = journal.prepare(
    'SELECT id, "group", receives, body FROM messages WHERE queue = ? AND id > ? AND due IS NULL ORDER BY id LIMIT ?',
  )
  const remove = journal.prepare('DELETE FROM messages WHERE id = ?')
  const putOff = journal.prepare('UPDATE messages SET due = ?, receives = receives + 1 WHERE id = ?')
  const hold = journal.prepare('UPDATE messages SET due = ? WHERE id = ?')
  const held = journal.prepare(
    'SELECT max(due) AS due FROM messages WHERE queue = ? AND "group" = ? AND due IS NOT NULL',
  )
  const due = journal.prepare('SELECT id, queue, "group", receives, body FROM messages WHERE due <= ? ORDER BY id')
  const next = journal.prepare('SELECT min(due) AS due FROM messages WHERE due IS NOT NULL')
  const bury = journal.prepare('INSERT INTO dead_letters (queue, at, reason, body) VALUES (?, ?, ?, ?)')
  const dead = journal.prepare('SELECT queue, at, reason, body FROM dead_letters ORDER BY id DESC LIMIT ?')
  const count = journal.prepare('SELECT count(*) AS count FROM messages')
  return {
    add: (queue, body, group) => void insert.run(queue, group, 0, body),
    ready: (queue, after, limit) => select.all(queue, after, limit) as unknown as readonly KeptMessage[],
    remove: (id) => void remove.run(id),
    putOff: (id, until) => void putOff.run(until, id),
    hold: (id, until) => void hold.run(until, id),
    heldUntil: (queue, group) => dueIn(held.get(queue, group)),
    bury(queue, message, reason, at) {
      bury.run(queue, at, reason, message.body)
      remove.run(message.id)
    },
    returnDue(now) {
      const rows = due.all(now) as unknown as readonly (KeptMessage & { readonly queue: QueueName })[]
      for (const { id, queue, group, receives, body } of rows) {
        remove.run(id)
        insert.run(queue, group, receives, body)
      }
      return [...new Set(rows.map(({ queue }) => queue))]
    },
    nextDue: () => dueIn(next.get()),
    deadLetters: (limit) => dead.all(limit) as unknown as readonly DeadLetter[],
    waiting: () => Number(count.get()?.['count']),
  }
}

const dueIn = (row: Readonly<Record<string, unknown>> | undefined): number | undefined => {
  const due = row?.['due']
  return typeof due === 'number' ? due : undefined
}

function createTables(journal: Journal): void {
  journal.write(() => {
    for (const sql of [
      `CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, "group" TEXT,
        receives INTEGER NOT NULL, body TEXT NOT NULL, due INTEGER)`,
      'CREATE INDEX IF NOT EXISTS messages_ready ON messages (queue, id) WHERE due IS NULL',
      'CREATE INDEX IF NOT EXISTS messages_due ON messages (due) WHERE due IS NOT NULL',
      'CREATE INDEX IF NOT EXISTS messages_held ON messages (queue, "group", due) WHERE due IS NOT NULL',
      `CREATE TABLE IF NOT EXISTS dead_letters (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL,
        at INTEGER NOT NULL, reason TEXT NOT NULL, body TEXT NOT NULL)`,
    ]) {
      journal.prepare(sql).run()
    }
  })
}
