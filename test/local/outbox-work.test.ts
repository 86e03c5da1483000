import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Laptop, openLaptop } from '../../local/laptop.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let folder: string
let laptop: Laptop

const journey = yaml(
  'j',
  `name: J
trigger: { event: Signed Up }
steps:
  - lead: { team: sales, note: wants a demo }
  - webhook: { url: "https://crm.example.com/in", body: { plan: trial } }
  - task: { title: Call her, team: sales, due: 2d }
    await: { done: true, within: 3d }
    then: [{ send: hello }]
`,
)

const faults: unknown[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-work-'))
  const told = { onFault: (fault: unknown) => void faults.push(fault), onDeadLetter: () => undefined }
  laptop = await openLaptop({ folder, host: '127.0.0.1', port: 0, store: 'sqlite', ...told })
  laptop.runtime.publish(testWorkspace({ journeys: [journey], messages: { hello: [] } }))
  laptop.start()
  const batch = [
    { type: 'identify', userId: 'ann', traits: { email: 'ann@example.com' } },
    { type: 'track', userId: 'ann', event: 'Signed Up' },
  ]
  const authorization = `Basic ${Buffer.from(`${laptop.writeKey}:`).toString('base64')}`
  const init = { method: 'POST', headers: { authorization }, body: JSON.stringify({ batch }) }
  await (await fetch(`${laptop.url}/v1/batch`, init)).text()
  await laptop.runtime.inFlight.idle()
})

afterAll(async () => {
  await laptop.stop()
  rmSync(folder, { recursive: true })
  expect(faults).toEqual([])
})

type Work = {
  readonly leads: readonly Record<string, unknown>[]
  readonly tasks: readonly Record<string, unknown>[]
  readonly calls: readonly Record<string, unknown>[]
}
// Tests are the readers of this shape: a field that is missing fails what is expected of it.
const work = async () => (await (await fetch(`${laptop.url}/work.json`)).json()) as Work
const done = (body: unknown, headers = {}) =>
  fetch(`${laptop.url}/work/done`, { method: 'POST', headers, body: JSON.stringify(body) })

describe('the work that journeys ask for', () => {
  it('is shown: leads, tasks, and what would have been called', async () => {
    const { leads, tasks, calls } = await work()
    expect(leads).toMatchObject([{ team: 'sales', contact: 'ann@example.com', note: 'wants a demo', journey: 'j' }])
    expect(tasks).toMatchObject([{ title: 'Call her', team: 'sales', contact: 'ann@example.com', state: 'open' }])
    expect(Date.parse(String(tasks[0]?.['due'])) - Date.parse(String(tasks[0]?.['openedAt']))).toBe(2 * 86_400_000)
    expect(calls).toMatchObject([
      { url: 'https://crm.example.com/in', body: '{"plan":"trial"}', isOut: false, answer: '200', step: 'webhook' },
    ])
  })

  it('is done by nobody else, and not by a word that names none', async () => {
    const taskId = (await work()).tasks[0]?.['taskId']
    expect((await done({ taskId }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await done({ taskId: 'none' })).status).toBe(404)
    expect((await done({})).status).toBe(400)
    expect((await fetch(`${laptop.url}/work/done`)).status).toBe(405)
    expect((await work()).tasks).toHaveLength(1)
  })

  it('goes on when it is done', async () => {
    expect((await done({ taskId: (await work()).tasks[0]?.['taskId'] })).status).toBe(200)
    expect((await work()).tasks).toEqual([])
    expect(laptop.runtime.outbox.list({ limit: 9 }).map(({ mail }) => mail.why.message)).toEqual(['hello'])
  })
})

describe('what became of a mail', () => {
  it.each([
    ['reply', 'replied'],
    ['bounce', 'bounced'],
    ['complaint', 'complained'],
  ])('is reported by a POST to its %s, and by nothing else', async (word, told) => {
    const [kept] = laptop.runtime.outbox.list({ limit: 1 })
    const path = `${laptop.url}/outbox/${kept?.id}/${word}`
    expect((await fetch(path)).status).toBe(405)
    expect((await fetch(path, { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await fetch(path, { method: 'POST' })).status).toBe(204)
    await laptop.runtime.inFlight.idle()
    const { contactId } = ((await work()).leads[0] ?? {}) as { contactId?: string }
    const { timeline } = (await (await fetch(`${laptop.url}/contacts/${contactId}.json`)).json()) as {
      timeline: readonly { kind: string; message?: string }[]
    }
    expect(timeline.filter(({ kind }) => kind === told)).toMatchObject([{ message: 'hello' }])
  })
})
