import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { clearImmediate, clearTimeout, setImmediate, setTimeout } from 'node:timers'
import { JournalFault, openDatabase } from './database.ts'

/**
 * The one database in which a machine keeps everything. Writes of one burst share a transaction, and so a single wait
 * for the disk; after a crash exactly a prefix of the writes is there, each whole.
 */
export type Journal = {
  /** A statement, prepared once for its text. To change something, run it inside `write`. */
  prepare(sql: string): StatementSync
  /** Does the work in the open transaction. Work that throws leaves nothing of its own behind; it must not be async. */
  write<T>(work: () => T): T
  /**
   * Resolves once everything written until now is on disk: at once when it is, and always at once in memory.
   * Within one transaction it is one and the same promise.
   */
  committed(): Promise<void>
  /** Puts on disk what is written, and lets go of the file. */
  close(): void
}

/** Opens the journal in a file, which belongs to one process at a time, or in memory (`:memory:`). */
export function openJournal({ path }: { readonly path: string }): Journal {
  return new SqliteJournal(openDatabase(path), path !== ':memory:')
}

/** How long (milliseconds) writes stay uncommitted that nobody waits for; whoever waits is not made to. */
const longestUncommitted = 10

class SqliteJournal implements Journal {
  readonly #database: DatabaseSync
  readonly #isOnDisk: boolean
  readonly #statements = new Map<string, StatementSync>()
  #isOpen = false
  #lateCommit: NodeJS.Timeout | undefined
  #soonCommit: NodeJS.Immediate | undefined
  #waiters: PromiseWithResolvers<void> | undefined
  #fault: JournalFault | undefined

  constructor(database: DatabaseSync, isOnDisk: boolean) {
    this.#database = database
    this.#isOnDisk = isOnDisk
  }

  prepare(sql: string): StatementSync {
    if (this.#fault) throw this.#fault
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  write<T>(work: () => T): T {
    if (this.#fault) throw this.#fault
    if (!this.#isOpen) this.#begin()
    this.prepare('SAVEPOINT work').run()
    try {
      const result = work()
      this.prepare('RELEASE work').run()
      return result
    } catch (error) {
      this.#undo(error)
      throw error
    }
  }

  committed(): Promise<void> {
    if (this.#fault) return Promise.reject(this.#fault)
    if (!this.#isOpen || !this.#isOnDisk) return Promise.resolve()
    // An immediate comes after all that this turn of the event loop brought in: those writes share the commit.
    this.#soonCommit ??= setImmediate(() => this.#commit())
    this.#waiters ??= Promise.withResolvers()
    return this.#waiters.promise
  }

  close(): void {
    if (!this.#database.isOpen) return
    if (this.#isOpen) this.#commit()
    if (this.#fault) throw this.#fault
    this.#database.close()
  }

  #begin(): void {
    if (!this.#database.isOpen) throw new JournalFault('The journal is closed.')
    this.prepare('BEGIN IMMEDIATE').run()
    this.#isOpen = true
    // In memory there is nothing to wait for, and one transaction from beginning to end costs least.
    if (this.#isOnDisk) this.#lateCommit = setTimeout(() => this.#commit(), longestUncommitted)
  }

  #commit(): void {
    try {
      this.prepare('COMMIT').run()
    } catch (error) {
      this.#poison(error)
      return
    }
    this.#takeWaiters()?.resolve()
  }

  #undo(error: unknown): void {
    try {
      this.prepare('ROLLBACK TO work').run()
      this.prepare('RELEASE work').run()
    } catch {
      // SQLite has rolled back the whole transaction by itself: it does where it cannot go on (disk full, I/O error).
      this.#poison(error)
    }
  }

  // What others wrote in this transaction is lost, so nobody may go on as if it were there. Closing rolls back.
  #poison(cause: unknown): void {
    this.#fault ??= new JournalFault('The journal failed; what was not yet on disk is not kept.', { cause })
    this.#takeWaiters()?.reject(this.#fault)
    if (this.#database.isOpen) this.#database.close()
  }

  #takeWaiters(): PromiseWithResolvers<void> | undefined {
    this.#isOpen = false
    clearTimeout(this.#lateCommit)
    clearImmediate(this.#soonCommit)
    this.#soonCommit = undefined
    const waiters = this.#waiters
    this.#waiters = undefined
    return waiters
  }
}
