import type { Call, Caller, CallOutcome } from '../../shared/ports/caller.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Journal } from '../../shared/store/sqlite/journal.ts'

/** A call as the outbox keeps it. `isOut`: it really went out. */
export type KeptCall = {
  readonly id: number
  readonly at: number
  readonly call: Call
  readonly isOut: boolean
  readonly outcome: CallOutcome
}

/** The calls of one machine, which go nowhere unless somebody says so. */
export type Calls = Caller & { /** The newest calls first. */ list(limit: number): readonly KeptCall[] }

/** What a call that goes nowhere is answered. */
const wouldHaveCalled: CallOutcome = { kind: 'answered', status: 200, body: '{}' }

/** Calls in the journal; with `out` they also go out, and what comes back is kept beside them. */
export function localCalls(journal: Journal, clock: Clock, out?: Caller): Calls {
  journal.write(() =>
    journal
      .prepare('CREATE TABLE IF NOT EXISTS calls (id INTEGER PRIMARY KEY AUTOINCREMENT, kept TEXT NOT NULL)')
      .run(),
  )
  const insert = journal.prepare('INSERT INTO calls (kept) VALUES (?)')
  const newest = journal.prepare('SELECT id, kept FROM calls ORDER BY id DESC LIMIT ?')
  return {
    async call(call) {
      const outcome = out === undefined ? wouldHaveCalled : await out.call(call)
      const kept: Omit<KeptCall, 'id'> = { at: clock.now(), call, isOut: out !== undefined, outcome }
      journal.write(() => insert.run(JSON.stringify(kept)))
      return outcome
    },
    list: (limit) => newest.all(limit).map(({ id, kept }) => ({ id: Number(id), ...JSON.parse(String(kept)) })),
  }
}
