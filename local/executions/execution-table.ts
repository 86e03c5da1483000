import type { Journal } from '../../shared/store/sqlite/journal.ts'
import { type Execution, wakesAt } from '../step-functions/execution.ts'
import type { TaskRequest } from '../step-functions/states/turn.ts'

/** An execution as it is kept: with its machine, and the task that was begun and may not have been performed. */
export type KeptExecution = {
  readonly machine: string
  readonly execution: Execution
  readonly request?: TaskRequest | undefined
}

/** An execution that ended in a fault: somebody should look. */
export type FailedExecution = {
  readonly name: string
  readonly machine: string
  readonly error: string
  readonly cause: string
}

/** How many executions stand in one state of a machine. */
export type Standing = { readonly machine: string; readonly state: string; readonly count: number }

/** The executions of one machine as rows of the journal, each whole after every transition. */
export type ExecutionTable = {
  has(name: string): boolean
  find(name: string): KeptExecution | undefined
  save(kept: KeptExecution): void
  /** Names of executions that a timer wakes by then, the earliest first. */
  due(now: number, limit: number): readonly string[]
  nextDue(): number | undefined
  /** Names of executions that were on their way when the process ended. */
  unfinished(): readonly string[]
  failed(limit: number): readonly FailedExecution[]
  running(): number
  /** Where those who are on their way stand, by machine and state. */
  standing(): readonly Standing[]
}

/** The executions of a journal; their table is made where it is missing. */
export function executionTable(journal: Journal): ExecutionTable {
  createTable(journal)
  const exists = journal.prepare('SELECT 1 FROM executions WHERE name = ?')
  const one = journal.prepare('SELECT body FROM executions WHERE name = ? AND body IS NOT NULL')
  const upsert =
    journal.prepare(`INSERT INTO executions (name, machine, status, due, on_its_way, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET status = excluded.status, due = excluded.due, on_its_way = excluded.on_its_way,
    body = excluded.body`)
  const due = journal.prepare('SELECT name FROM executions WHERE due <= ? ORDER BY due LIMIT ?')
  const next = journal.prepare('SELECT min(due) AS due FROM executions WHERE due IS NOT NULL')
  const unfinished = journal.prepare('SELECT name FROM executions WHERE on_its_way = 1')
  const failed = journal.prepare(
    `SELECT name, machine, body FROM executions WHERE status NOT IN ('RUNNING', 'SUCCEEDED') LIMIT ?`,
  )
  const running = journal.prepare(`SELECT count(*) AS count FROM executions WHERE status = 'RUNNING'`)
  const standing = journal.prepare(
    `SELECT machine, json_extract(body, '$.execution.state') AS state, count(*) AS count FROM executions
    WHERE status = 'RUNNING' GROUP BY machine, state ORDER BY machine, state`,
  )
  const parse = (body: unknown): KeptExecution => JSON.parse(String(body))
  return {
    has: (name) => exists.get(name) !== undefined,
    find: (name) => {
      const row = one.get(name)
      return row && parse(row['body'])
    },
    save: (kept) => {
      const { name, status } = kept.execution
      // One that went well leaves its name only; one that did not is kept for whoever looks into it.
      const body = status === 'SUCCEEDED' ? null : JSON.stringify(kept)
      upsert.run(name, kept.machine, status, wakesAt(kept.execution) ?? null, isOnItsWay(kept) ? 1 : 0, body)
    },
    due: (now, limit) => due.all(now, limit).map(({ name }) => String(name)),
    nextDue: () => (next.get() as { readonly due: number | null }).due ?? undefined,
    unfinished: () => unfinished.all().map(({ name }) => String(name)),
    failed: (limit) => failed.all(limit).map((row) => toFailed(parse(row['body']))),
    running: () => Number(running.get()?.['count']),
    standing: () =>
      standing.all().map((row) => ({
        machine: String(row['machine']),
        state: String(row['state']),
        count: Number(row['count']),
      })),
  }
}

const isOnItsWay = ({ execution, request }: KeptExecution): boolean =>
  execution.status === 'RUNNING' && (execution.parked.kind === 'nothing' || request !== undefined)

const toFailed = ({ machine, execution }: KeptExecution): FailedExecution => ({
  name: execution.name,
  machine,
  error: execution.error ?? execution.status,
  cause: execution.cause ?? '',
})

function createTable(journal: Journal): void {
  journal.write(() => {
    for (const sql of [
      `CREATE TABLE IF NOT EXISTS executions (name TEXT PRIMARY KEY, machine TEXT NOT NULL, status TEXT NOT NULL,
        due INTEGER, on_its_way INTEGER NOT NULL, body TEXT)`,
      'CREATE INDEX IF NOT EXISTS executions_due ON executions (due) WHERE due IS NOT NULL',
      'CREATE INDEX IF NOT EXISTS executions_on_their_way ON executions (name) WHERE on_its_way = 1',
      `CREATE INDEX IF NOT EXISTS executions_failed ON executions (name) WHERE status NOT IN ('RUNNING', 'SUCCEEDED')`,
    ]) {
      journal.prepare(sql).run()
    }
  })
}
