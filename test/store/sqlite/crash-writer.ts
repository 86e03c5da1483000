import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'

// Runs in a process of its own until it is killed. Writes numbers from `from` on, each in one write of three items, by
// eight writers at once, and says each number once its write is answered.
const [, , path = '', from = '0'] = argv
const store = sqliteStore(openJournal({ path }))
let next = Number(from)

async function writer(): Promise<void> {
  while (true) {
    const number = next++
    await store.write(
      ['a', 'b', 'c'].map((part) => ({
        kind: 'put',
        item: { key: { table: 'activity', pk: part, sk: String(number).padStart(9, '0') }, value: { number } },
        when: { kind: 'absent' },
      })),
    )
    writeSync(1, `${number}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, writer))
