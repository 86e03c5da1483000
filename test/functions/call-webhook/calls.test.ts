import { afterEach, describe, expect, it } from 'vitest'
import { callWebhook } from '../../../functions/call-webhook/core.ts'
import type { CallWebhookTask } from '../../../shared/contracts/tasks/call-webhook-task.ts'
import type { Call, CallOutcome } from '../../../shared/ports/caller.ts'
import { days, hours, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'

let test: TestRuntime
afterEach(() => test.close())

const answered = (status: number, body = '{}'): CallOutcome => ({ kind: 'answered', status, body })
const unreached: CallOutcome = { kind: 'unreached', reason: 'ECONNREFUSED' }

const webhook = `  - id: crm
    webhook:
      url: https://crm.example.com/contacts
      body: { source: waymark, city: { attribute: city }, form: { property: form }, none: { attribute: none } }
      store: { crm_id: result.id, crm_tier: result.tier, crm_all: result }
`

/** Opens a journey that calls out and then tags; the other side answers in this order, and then always the last. */
function open(answers: readonly CallOutcome[], head = ''): readonly Call[] {
  const text = `name: J\ntrigger: { event: Signed Up }\n${head}\nsteps:\n${webhook}  - tag: behind\n  - wait: 2d\n  - untag: nothing\n`
  const calls: Call[] = []
  const caller = {
    call: async (call: Call) => {
      calls.push(call)
      return answers[Math.min(calls.length, answers.length) - 1] ?? unreached
    },
  }
  test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)] }), monday, { caller })
  return calls
}

async function enter(): Promise<void> {
  await test.identify('ann', { city: 'Taipei' })
  await test.track('ann', 'Signed Up', { form: 'ebook' })
}

const attributes = async () => (await test.contact('ann'))?.attributes
const tags = async () => (await test.contact('ann'))?.tags
const told = async () => (await test.timeline('ann')).flatMap((one) => (one.kind === 'called' ? [one.answered] : []))

describe('a call', () => {
  it('posts what the step says of the contact and the trigger', async () => {
    const calls = open([answered(200)])
    await enter()
    expect(calls).toHaveLength(1)
    expect(calls[0]?.url).toBe('https://crm.example.com/contacts')
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ source: 'waymark', city: 'Taipei', form: 'ebook' })
    expect(calls[0]?.headers['content-type']).toBe('application/json')
  })

  it('stores texts, numbers, yes and no of the answer, and nothing else', async () => {
    open([answered(201, '{"result":{"id":"c-7","tier":3,"more":{}},"email":"x@example.com"}')])
    await enter()
    expect(await attributes()).toEqual({ city: 'Taipei', crm_id: 'c-7', crm_tier: 3 })
    expect(await tags()).toEqual(['behind'])
    expect(await told()).toEqual([true])
  })

  it.each([
    ['no JSON', '<html>'],
    ['no object', '"c-7"'],
    ['other names', '{"toString":{"id":1}}'],
    ['a text without end', JSON.stringify({ result: { id: 'x'.repeat(1001) } })],
    ['a number that no store holds', '{"result":{"id":1e200}}'],
    ['half a letter', '{"result":{"id":"\\ud800"}}'],
  ])('stores nothing of an answer that is %s', async (_, body) => {
    open([answered(200, body)])
    await enter()
    expect(await attributes()).toEqual({ city: 'Taipei' })
    expect(await told()).toEqual([true])
  })

  it.each([400, 401, 404, 410, 301, 307])(
    'that is answered %d is not made again, and the journey goes on',
    async (status) => {
      const calls = open([answered(status, '{"result":{"id":"c-7"}}')])
      await enter()
      await test.pass(hours(6))
      expect(calls).toHaveLength(1)
      expect(await told()).toEqual([false])
      expect(await tags()).toEqual(['behind'])
      expect(await attributes()).toEqual({ city: 'Taipei' })
    },
  )

  it.each([
    ['nobody is reached', unreached],
    ['the server has a fault', answered(503)],
    ['there are too many', answered(429)],
    ['it takes too long', answered(408)],
  ])('is made again where %s, under the same id', async (_, failure) => {
    const calls = open([failure, failure, answered(200, '{"result":{"id":"late"}}')])
    await enter()
    expect(await tags()).toEqual([])
    await test.pass(hours(6))
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(calls).toHaveLength(3)
    expect(await told()).toEqual([false, false, true])
    expect(await attributes()).toMatchObject({ crm_id: 'late' })
  })

  it('that nobody ever answers is given up, and the journey goes on', async () => {
    const calls = open([unreached])
    await enter()
    await test.pass(days(1))
    expect(calls).toHaveLength(7)
    expect(await tags()).toEqual(['behind'])
    expect(test.runtime.runner.failed(10)).toEqual([])
  })

  it('whose answer ends the journey ends it', async () => {
    open([answered(200, '{"result":{"tier":9}}')], 'exit: [{ attribute: { crm_tier: { gte: 5 } } }]')
    await enter()
    expect(await tags()).toEqual([])
    expect(test.runtime.runner.running()).toBe(0)
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'exit condition 1' })
  })

  it('that was answered is not made again when its task comes again', async () => {
    const calls = open([answered(200, '{"result":{"id":"first"}}')])
    await enter()
    const ann = await test.contact('ann')
    const [enrollmentId = '', enrollment] = Object.entries(ann?.enrollments ?? {})[0] ?? []
    const version = enrollment?.version ?? ''
    const task: CallWebhookTask = { contactId: ann?.contactId ?? '', enrollmentId, journey: 'j', version, calls: 'crm' }
    await callWebhook(task, coresOf(test))
    expect(calls).toHaveLength(1)
  })

  it('brings a contact into a segment that speaks of what it stored', async () => {
    const text = `name: J\ntrigger: { event: Signed Up }\nsteps:\n${webhook}  - wait: 2d\n  - untag: nothing\n`
    const in3 = 'name: K\ntrigger: { segment: { entered: tier-3 } }\nsteps:\n  - tag: in-3\n'
    const caller = { call: async () => answered(200, '{"result":{"tier":3}}') }
    const segments = { 'tier-3': '{ attribute: { crm_tier: 3 } }' }
    const journeys = [yaml('j', text), yaml('k', in3)]
    test = openTestRuntime(testWorkspace({ journeys, segments }), monday, { caller })
    await enter()
    await test.pass(1000)
    expect(await tags()).toEqual(['in-3'])
  })
})

describe('on a laptop', () => {
  it('a call is shown, goes nowhere, and is answered with nothing', async () => {
    const text = `name: J\ntrigger: { event: Signed Up }\nsteps:\n${webhook}  - tag: behind\n`
    test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)] }))
    await enter()
    const [kept, ...others] = test.runtime.calls.list(10)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ isOut: false, at: monday, call: { why: { journey: 'j', step: 'crm' } } })
    expect(await tags()).toEqual(['behind'])
  })
})
