import { type CollectDeps, collectEvents } from '../../../functions/collect-events/core.ts'
import type { HttpRequest, HttpResponse } from '../../../shared/contracts/http.ts'
import { type IntakeRecord, intakeRecordSchema } from '../../../shared/contracts/intake-record.ts'
import { monday } from '../../support/test-runtime.ts'

/** An intake with an empty queue: what it answers, and what lies in the queue after. */
export type Intake = {
  readonly kept: IntakeRecord[]
  readonly groups: string[]
  readonly now: number
  ask(request: Partial<HttpRequest>): Promise<HttpResponse>
  /** Posts a value as JSON with the server's key, and answers the status. */
  post(path: string, value: unknown): Promise<number>
}

export const serverKey = { authorization: `Basic ${Buffer.from('server-write-key:').toString('base64')}` }
export const browserKey = { authorization: `Basic ${Buffer.from('browser-write-key:').toString('base64')}` }

/** Opens an intake. Whatever it keeps must be what the next function takes, so the queue holds it against that contract. */
export function openIntake(now = monday): Intake {
  const kept: IntakeRecord[] = []
  const groups: string[] = []
  let count = 0
  const deps: CollectDeps = {
    queue: {
      send: async (_, messages) => {
        kept.push(...messages.map(({ body }) => intakeRecordSchema.parse(JSON.parse(JSON.stringify(body)))))
        groups.push(...messages.map(({ group }) => group ?? ''))
      },
    },
    secrets: { read: async (name) => name },
    clock: { now: () => now },
    ids: { next: () => `id${++count}` },
  }
  const ask = (request: Partial<HttpRequest>) =>
    collectEvents(
      { method: 'POST', path: '/v1/batch', query: {}, headers: serverKey, body: Buffer.alloc(0), ...request },
      deps,
    )
  const post = async (path: string, value: unknown) =>
    (await ask({ path, body: Buffer.from(JSON.stringify(value)) })).status
  return { kept, groups, now, ask, post }
}

/** A track event that nothing is wrong with. */
export const goodEvent = { type: 'track', userId: 'u1', event: 'Signed Up' }
