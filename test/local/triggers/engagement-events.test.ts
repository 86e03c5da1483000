import { afterEach, describe, expect, it } from 'vitest'
import { processEvent } from '../../../functions/process-events/core.ts'
import type { EngagementRecord } from '../../../shared/contracts/intake-record.ts'
import { coresOf } from '../../functions/cores.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'

async function open(rest: string, journeys: readonly ReturnType<typeof yaml>[] = []) {
  const welcome = yaml('j', `name: J\ntrigger: { event: Signed Up }\n${rest}`)
  test = openTestRuntime(testWorkspace({ journeys: [welcome, ...journeys], messages: { first: ['more'], second: [] } }))
  await test.identify('ann', { email: address })
  await test.track('ann', 'Signed Up')
}

/** Reports of the first message, as they come out of `record-engagement` and `unsubscribe`. */
async function report(engagement: EngagementRecord['engagement'], more: Partial<EngagementRecord> = {}) {
  const contact = await test.contact('ann')
  const [enrollmentId = ''] = Object.keys(contact?.enrollments ?? {})
  const at = test.runtime.clock.now()
  const ids = {
    enrollmentId,
    contactId: contact?.contactId ?? '',
    journey: 'j',
    step: 'first',
    message: 'first',
    sendId: 's',
  }
  const record: EngagementRecord = {
    ...{
      kind: 'engagement',
      messageId: `report-${engagement}-${at}-${JSON.stringify(more)}`,
      occurredAt: at,
      receivedAt: at,
      ...ids,
    },
    ...{ engagement, isMachine: false, ...more },
  }
  // Every report comes twice.
  for (let time = 0; time < 2; time++) await processEvent(record, coresOf(test))
  await test.runtime.inFlight.idle()
}

const tags = async () => (await test.contact('ann'))?.tags

describe('what became of a message is an event like any other', () => {
  it('that ends journeys: who unsubscribes leaves at once', async () => {
    await open('exit: [{ event: Unsubscribed }]\nsteps: [{ send: first }, { wait: 3d }, { send: second }]\n')
    await report('unsubscribed', { topics: ['news'] })
    await test.pass(days(5))
    expect(test.received(address)).toEqual(['first'])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'Unsubscribed' })
  })

  it('that is waited for, counted once, and reaches goals', async () => {
    const steps = `steps:
  - send: first
  - wait-for: { event: Message Clicked, where: { message: first, link: more }, within: 5d }
    then:
      - branch:
          - if: { did: { event: Message Clicked, count: { is: 1 } } }
            then: [{ tag: once }]
`
    await open(`goal: { event: Message Clicked, within: 5d }\n${steps}`)
    await test.pass(hours(1))
    await report('clicked', { link: 'more' })
    expect(await tags()).toEqual(['once'])
    expect((await test.timeline('ann')).filter(({ kind }) => kind === 'goal-reached')).toHaveLength(1)
  })

  it('and what a machine did is none', async () => {
    const steps =
      'steps:\n  - send: first\n  - wait-for: { event: Message Opened, within: 5d }\n    then: [{ tag: opened }]\n'
    await open(`exit: [{ event: Message Clicked }]\n${steps}`)
    await report('opened', { isMachine: true })
    await report('clicked', { isMachine: true, link: 'more' })
    expect(await tags()).toEqual([])
    expect((await test.timeline('ann')).filter(({ kind }) => kind === 'opened' || kind === 'clicked')).toHaveLength(2)
    await report('opened')
    expect(await tags()).toEqual(['opened'])
  })
})

describe('what a contact has left', () => {
  const asking =
    'steps:\n  - send: first\n  - wait: 1d\n  - branch:\n      - if: { consent: news }\n        then: [{ tag: may }]\n    else: [{ tag: may-not }]\n'
  it.each([
    ['the topic, who unsubscribed from it', 'unsubscribed', { topics: ['news'] }, 'may-not'],
    ['another topic, who unsubscribed from that', 'unsubscribed', { topics: ['offers'] }, 'may'],
    ['everything, who left all', 'unsubscribed', { topics: 'all' }, 'may-not'],
    ['everything, whose mailbox is gone', 'bounced', {}, 'may-not'],
    ['everything, who complained', 'complained', {}, 'may-not'],
    ['nothing, who got it', 'delivered', {}, 'may'],
  ] as const)('is %s', async (_, engagement, more, tag) => {
    await open(asking)
    await report(engagement, more as Partial<EngagementRecord>)
    await test.pass(days(2))
    expect(await tags()).toEqual([tag])
  })

  it('is what the link in the mail leaves', async () => {
    await open(asking)
    const link = /https:\/\/waymark\.example(\/unsubscribe\/[^"]+)/.exec(test.mails()[0]?.mail.html ?? '')?.[1] ?? ''
    const leave = {
      method: 'POST',
      path: link,
      query: {},
      headers: {},
      body: Buffer.from('List-Unsubscribe=One-Click'),
    }
    expect((await test.runtime.handle(leave))?.status).toBe(200)
    await test.pass(days(2))
    expect((await test.contact('ann'))?.left).toEqual(['news'])
    expect(await tags()).toEqual(['may-not'])
  })
})

describe('a contact is active', () => {
  it('when they did something, also in a mail, and not when something was done to them', async () => {
    await open('steps: [{ send: first }, { wait: 1d }, { emit: { event: Step Taken } }, { wait: 20d }, { tag: end }]\n')
    const begin = test.runtime.clock.now()
    const active = async () => ((await test.contact('ann'))?.activeAt ?? 0) - begin
    expect(await active()).toBe(0)
    await test.pass(days(2))
    await report('delivered')
    await report('opened', { isMachine: true })
    expect(await active()).toBe(0)
    await report('clicked', { link: 'more' })
    expect(await active()).toBe(days(2))
    await test.post({
      type: 'track',
      userId: 'ann',
      event: 'Viewed',
      timestamp: new Date(begin + hours(1)).toISOString(),
    })
    expect(await active()).toBe(days(2))
  })
})
