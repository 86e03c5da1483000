import { DatabaseSync } from 'node:sqlite'

/** The journal could not be opened, could not keep what was written, or is closed: it takes nothing any more. */
export class JournalFault extends Error {
  override readonly name = 'JournalFault'
}

/** Opens the SQLite database under a journal, set up so that a commit survives the loss of power. */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { open: false })
  try {
    database.open()
    for (const setting of settings) database.exec(`PRAGMA ${setting}`)
    return database
  } catch (cause) {
    if (database.isOpen) database.close()
    throw new JournalFault(isBusy(cause) ? `Another process has ${path} open.` : `${path} cannot be opened.`, { cause })
  }
}

const settings = [
  // One process owns the file: a second one would run every enrollment twice. It also spares a lock for each read.
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  // In WAL mode only FULL waits for the disk at each commit. https://sqlite.org/pragma.html#pragma_synchronous
  'synchronous = FULL',
  // Kilobytes. The system's own cache holds the rest of the file, and a laptop has other things to hold.
  'cache_size = -24576',
  'temp_store = MEMORY',
]

// https://sqlite.org/rescode.html#busy
const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5
