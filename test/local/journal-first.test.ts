import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { virtualClock } from '../../local/clock/local-clock.ts'
import { journalFirst } from '../../local/journal-first.ts'
import { localOutbox } from '../../local/outbox/outbox.ts'
import type { Mail } from '../../shared/ports/mailer.ts'
import type { Store } from '../../shared/ports/store.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'

const mail: Mail = {
  sendId: 'send-1',
  from: 'a@example.com',
  to: 'b@example.com',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: [],
  tags: {},
  why: { journey: 'j', step: 's', message: 'm', enrollmentId: 'e', reason: 'r' },
}

/** How many mails would be there if the machine lost its power now: those in the files as they are. */
function mailsAfterCrash(folder: string): number {
  for (const end of ['', '-wal']) {
    const file = join(folder, `waymark.db${end}`)
    if (existsSync(file)) copyFileSync(file, join(folder, `crashed.db${end}`))
  }
  const journal = openJournal({ path: join(folder, 'crashed.db') })
  const count = localOutbox(journal, virtualClock(0)).count()
  journal.close()
  return count
}

it('has a mail on disk before another store is told that it was sent', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-journal-first-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const journal = openJournal({ path: join(folder, 'waymark.db') })
  onTestFinished(() => journal.close())
  const outbox = localOutbox(journal, virtualClock(0))
  const inMemory = openJournal({ path: ':memory:' })
  const there = sqliteStore(inMemory)
  const elsewhere: Store = {
    ...there,
    write: (changes) => {
      expect(mailsAfterCrash(folder)).toBe(1)
      return there.write(changes)
    },
  }
  await outbox.send(mail)
  expect(mailsAfterCrash(folder)).toBe(0)
  const sent = { kind: 'put', item: { key: { table: 'contacts', pk: 'M#send-1', sk: 'SEND' }, value: {} } } as const
  expect(await journalFirst(elsewhere, journal).write([sent])).toEqual({ kind: 'written' })
})
