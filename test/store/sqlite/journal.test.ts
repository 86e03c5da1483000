import { setImmediate } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { JournalFault } from '../../../shared/store/sqlite/database.ts'
import { type Journal, openJournal } from '../../../shared/store/sqlite/journal.ts'
import { temporaryPath } from './temporary-file.ts'

function open(path = temporaryPath()): Journal {
  const journal = openJournal({ path })
  onTestFinished(() => journal.close())
  journal.write(() => journal.prepare('CREATE TABLE IF NOT EXISTS note (text TEXT)').run())
  return journal
}

const note = (journal: Journal, text: string) =>
  journal.write(() => journal.prepare('INSERT INTO note VALUES (?)').run(text))
const notes = (journal: Journal) =>
  journal
    .prepare('SELECT text FROM note')
    .all()
    .map(({ text }) => text)

describe.each(['a file', 'memory'])('a journal in %s', (kind) => {
  const journalHere = () => open(kind === 'memory' ? ':memory:' : temporaryPath())

  test('gives back what the work gives', () => {
    expect(journalHere().write(() => 7)).toBe(7)
  })

  test('lets work that throws leave nothing behind, and keeps what others wrote', async () => {
    const journal = journalHere()
    note(journal, 'before')
    const failing = () =>
      journal.write(() => {
        note(journal, 'within')
        throw new Error('changed my mind')
      })
    expect(failing).toThrow('changed my mind')
    note(journal, 'after')
    await journal.committed()
    expect(notes(journal)).toEqual(['before', 'after'])
  })

  test('lets work go on after work inside it threw', () => {
    const journal = journalHere()
    journal.write(() => {
      note(journal, 'outer')
      const inner = () =>
        journal.write(() => {
          note(journal, 'inner')
          journal.prepare('INSERT INTO note VALUES (1, 2)').run()
        })
      expect(inner).toThrow()
      note(journal, 'outer again')
    })
    expect(notes(journal)).toEqual(['outer', 'outer again'])
  })

  test('is ready at once when nothing is open', async () => {
    const journal = journalHere()
    await setImmediate()
    const order: string[] = []
    await Promise.all([
      journal.committed().then(() => order.push('committed')),
      setImmediate().then(() => order.push('the next turn')),
    ])
    expect(order).toEqual(['committed', 'the next turn'])
  })

  test('takes nothing more when it is closed', () => {
    const journal = journalHere()
    journal.close()
    expect(() => note(journal, 'late')).toThrow(JournalFault)
  })
})

describe('a journal in a file', () => {
  test('makes the writers of one burst wait for one commit, and the next burst for another', async () => {
    const journal = open()
    note(journal, 'one')
    const first = journal.committed()
    note(journal, 'two')
    expect(journal.committed()).toBe(first)
    await first
    note(journal, 'three')
    expect(journal.committed()).not.toBe(first)
  })

  test('has on disk what is committed, and what was written when it is closed', async () => {
    const path = temporaryPath()
    const journal = open(path)
    note(journal, 'committed')
    await journal.committed()
    note(journal, 'written')
    const last = journal.committed()
    journal.close()
    await last
    await journal.committed()
    expect(notes(open(path))).toEqual(['committed', 'written'])
  })

  test('waits for the disk at each commit', () => {
    const journal = open()
    expect(journal.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(journal.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  })

  test('belongs to one process, and says so to a second', () => {
    const path = temporaryPath()
    open(path)
    expect(() => openJournal({ path })).toThrow(`Another process has ${path} open.`)
  })

  test('says which file cannot be opened', () => {
    const path = '/nowhere/journal.db'
    expect(() => openJournal({ path })).toThrow(new JournalFault(`${path} cannot be opened.`))
  })
})
