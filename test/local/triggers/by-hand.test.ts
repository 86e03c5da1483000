import { afterEach, describe, expect, it } from 'vitest'
import { answerWith } from '../../../local/http/answer.ts'
import { requestSource } from '../../../shared/contracts/outside-event.ts'
import type { JsonObject } from '../../../shared/domain/json.ts'
import { openTasksOf } from '../../../shared/store/entities/tasks.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const vip = yaml(
  'vip',
  'name: V\ntrigger: manual\nreentry: always\naudience: { attribute: { country: TW } }\nsteps:\n  - branch:\n      - if: { event: { table: window } }\n        then: [{ send: window }]\n    else: [{ send: seat }]\n',
)
const closed = yaml('closed', 'name: C\ntrigger: { event: Started By Hand }\nsteps: [{ tag: wrong }]\n')
const asking = yaml(
  'asking',
  'name: A\ntrigger: { event: Signed Up }\nsteps:\n  - task: { title: Call, team: sales }\n    await: { done: true, within: 5d }\n    then: [{ tag: called }]\n    else: [{ tag: forgotten }]\n',
)

async function open() {
  const messages = { window: [], seat: ['more'] }
  test = openTestRuntime(testWorkspace({ journeys: [vip, closed], messages }))
  await test.identify('ann', { email: 'ann@example.com', country: 'TW' })
  await test.identify('bob', { email: 'bob@example.com', country: 'JP' })
}

async function enroll(body: JsonObject) {
  const { runtime } = test
  const journal = openJournal({ path: ':memory:' })
  const answer = answerWith({ runtime, journal, origin: '', host: '127.0.0.1', publication: { current: undefined } })
  const request = { method: 'POST', path: '/_local/enroll', query: {}, headers: { host: '127.0.0.1' } }
  const response = await answer({ ...request, body: Buffer.from(JSON.stringify(body)) })
  journal.close()
  return { status: response.status, ...JSON.parse(response.body) }
}

const request = (detailType: string, detail: JsonObject) =>
  test.runtime.bus
    .put([{ source: requestSource, detailType, detail, time: test.runtime.clock.now() }])
    .then(() => test.runtime.inFlight.idle())

describe('by hand', () => {
  it('a contact is let in, by user id or address, with properties', async () => {
    await open()
    expect(await enroll({ journey: 'vip', userId: 'ann', properties: { table: 'window' } })).toMatchObject({
      status: 200,
      kind: 'entered',
    })
    expect(await enroll({ journey: 'vip', email: 'Ann@Example.com' })).toMatchObject({ kind: 'entered' })
    expect(test.received('ann@example.com')).toEqual(['window', 'seat'])
  })

  it('the door is asked all the same, and says why it stays closed', async () => {
    await open()
    expect(await enroll({ journey: 'vip', userId: 'bob' })).toMatchObject({
      kind: 'refused',
      reason: 'not-in-audience',
    })
    expect(test.received('bob@example.com')).toEqual([])
  })

  it('nobody is let in who is not known, nor into a journey that is not entered by hand', async () => {
    await open()
    expect(await enroll({ journey: 'vip', userId: 'zoe' })).toMatchObject({ status: 404 })
    expect(await enroll({ journey: 'closed', userId: 'ann' })).toMatchObject({ status: 400 })
    expect(await enroll({ journey: 'vpi', userId: 'ann' })).toMatchObject({ status: 404 })
    expect(await enroll({ journey: 'vip' })).toMatchObject({ status: 404 })
    expect((await test.contact('ann'))?.tags).toEqual([])
  })

  it('a request on our bus lets in once, however often it comes', async () => {
    await open()
    for (let time = 0; time < 3; time++)
      await request('Start Journey', { journey: 'vip', userId: 'ann', requestId: 'r1' })
    expect(test.received('ann@example.com')).toEqual(['seat'])
    await request('Start Journey', { journey: 'vip', userId: 'ann', requestId: 'r2' })
    expect(test.received('ann@example.com')).toEqual(['seat', 'seat'])
  })

  it('what nobody can work on is dropped, and is no dead letter', async () => {
    await open()
    await request('Start Journey', { journey: 'vip' })
    await request('Sing A Song', { loud: true })
    await request('Report Reply', { sendId: 'none' })
    await request('Complete Task', { taskId: 'none' })
    expect(test.runtime.queues.deadLetters(10)).toEqual([])
  })

  it('a post of an event of that name lets nobody in', async () => {
    await open()
    await test.post({ type: 'track', userId: 'ann', event: 'Started By Hand', via: 'hand:vip', properties: {} })
    expect(test.mails()).toEqual([])
  })
})

describe('a request on our bus', () => {
  it('completes a task that a journey waits for', async () => {
    test = openTestRuntime(testWorkspace({ journeys: [asking] }))
    await test.track('ann', 'Signed Up')
    const [task] = await openTasksOf(test.store, 'sales', 1)
    for (let time = 0; time < 2; time++) {
      await request('Complete Task', { taskId: task?.taskId ?? '', outcome: 'reached' })
    }
    const steps = Object.keys((await test.contact('ann'))?.enrollments ?? {})
    expect([(await test.contact('ann'))?.tags, steps]).toEqual([['called'], []])
  })

  it('reports a reply, which has opened the message and answers who waits for it', async () => {
    const waiting = yaml(
      'waiting',
      'name: W\ntrigger: { event: Signed Up }\nsteps:\n  - send: seat\n    await: { replied: true, within: 3d }\n    then:\n      - branch:\n          - if: { opened: seat }\n            then: [{ tag: replied }]\n',
    )
    test = openTestRuntime(testWorkspace({ journeys: [waiting], messages: { seat: [] } }))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
    const sendId = test.mails()[0]?.mail.sendId ?? ''
    for (let time = 0; time < 2; time++) await request('Report Reply', { sendId })
    expect((await test.contact('ann'))?.tags).toEqual(['replied'])
  })
})
