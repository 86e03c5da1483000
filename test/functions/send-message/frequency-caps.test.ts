import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { address, enroll, openStage, told } from './stage.ts'

let test: TestRuntime
afterEach(() => test.close())

const one = { caps: [{ messages: 1, within: '1d' }] }
const both = '  - send: hello\n  - send: second'
const sentAt = () => test.mails(address).map(({ sentAt: at }) => at - monday)

describe('a message beyond a cap', () => {
  it('waits until the first of the others counts no more', async () => {
    test = openStage({ steps: `${both}\n  - send: third`, settings: { caps: [{ messages: 2, within: '1d' }] } })
    await enroll(test)
    expect((await told(test)).toSorted()).toEqual(['deferred third', 'sent hello', 'sent second'])
    expect((await test.timeline('ann')).find(({ kind }) => kind === 'deferred')).toMatchObject({
      reason: 'frequency-cap',
      until: monday + days(1),
    })
    await test.pass(days(1) - 1)
    expect(sentAt()).toEqual([0, 0])
    await test.pass(1)
    expect(sentAt()).toEqual([0, 0, days(1)])
  })

  it('counts over all journeys', async () => {
    const journey = (id: string, message: string) =>
      yaml(id, `name: ${id}\ntrigger: { event: Signed Up }\nsteps:\n  - send: ${message}\n`)
    const journeys = [journey('a', 'hello'), journey('b', 'second')]
    test = openTestRuntime(testWorkspace({ journeys, messages: { hello: [], second: [] }, settings: one }))
    await enroll(test)
    expect(test.received(address)).toHaveLength(1)
    await test.pass(days(1))
    expect(test.received(address)).toHaveLength(2)
    expect(sentAt()).toEqual([0, days(1)])
  })

  it('counts for each contact by themselves', async () => {
    test = openStage({ steps: '  - send: hello', settings: one })
    await enroll(test)
    await test.identify('ben', { email: 'ben@example.com' })
    await test.track('ben', 'Signed Up')
    expect(test.received()).toEqual(['hello', 'hello'])
  })

  it('waits for the slowest of several caps', async () => {
    const caps = [
      { messages: 1, within: '1h' },
      { messages: 2, within: '3d' },
    ]
    test = openStage({ steps: `${both}\n  - send: third`, settings: { caps } })
    await enroll(test)
    await test.pass(days(4))
    expect(sentAt()).toEqual([0, hours(1), days(3)])
  })

  it('waits for the end of the quiet hours, too, where its place comes free within them', async () => {
    // It is free at ten in the evening of Taipei, and the next mail goes out at eight.
    const settings = { caps: [{ messages: 1, within: '12h' }], quietHours: { from: '21:00', until: '08:00' } }
    test = openStage({ steps: both, settings })
    await enroll(test)
    await test.pass(days(1))
    expect(sentAt()).toEqual([0, hours(22)])
    expect((await told(test)).toSorted()).toEqual(['deferred second', 'sent hello', 'sent second'])
  })

  it('is not sent where it would come later than the next step, or than it may', async () => {
    test = openStage({
      steps: `${both}\n  - send: third\n    day: 1`,
      settings: { caps: [{ messages: 1, within: '2d' }] },
    })
    await enroll(test)
    await test.pass(days(5))
    expect(await told(test)).toEqual(
      expect.arrayContaining(['sent hello', 'not-sent second: expired', 'deferred third', 'sent third']),
    )
    await test.close()
    const message = { expires: { days: 0, seconds: 3600 } }
    test = openStage({ steps: both, settings: one, message })
    await enroll(test)
    await test.pass(days(5))
    expect((await told(test)).toSorted()).toEqual(['not-sent second: expired', 'sent hello'])
  })

  it('goes by days of the calendar: a day in which the clocks go forward is shorter', async () => {
    const startsAt = Date.parse('2026-03-28T09:00:00Z')
    test = openStage({ steps: both, settings: one, startsAt })
    await enroll(test, { timezone: 'Europe/Paris' })
    await test.pass(days(2))
    expect(test.mails().map(({ sentAt: at }) => at - startsAt)).toEqual([0, hours(23)])
  })
})

describe('the place of a message', () => {
  it('is free again where the message did not go out', async () => {
    test = openStage({ steps: both, settings: one })
    const { outbox } = test.runtime
    const send = outbox.send.bind(outbox)
    outbox.send = async () => ({ kind: 'refused-for-good', reason: 'MessageRejected' })
    await test.identify('ann', { email: address })
    await test.track('ann', 'Signed Up')
    expect((await test.contact('ann'))?.sentAt).toEqual([])
    outbox.send = send
    await test.track('ann', 'Signed Up')
    expect(test.received()).toEqual(['hello'])
  })

  it('does not stand in the way of the message itself, whose sender has died', async () => {
    test = openStage({ steps: '  - send: hello', settings: one })
    const { outbox } = test.runtime
    const send = outbox.send.bind(outbox)
    outbox.send = async () => {
      outbox.send = send
      throw new Error('the sender died')
    }
    await enroll(test)
    expect((await test.contact('ann'))?.sentAt).toEqual([monday])
    await test.pass(hours(1))
    expect(test.received()).toEqual(['hello'])
    expect((await test.contact('ann'))?.sentAt).toEqual([test.mails()[0]?.sentAt])
    expect(await told(test)).toEqual(['sent hello'])
  })

  it('is kept only as long as a cap asks for it', async () => {
    test = openStage({ steps: both, settings: { caps: [{ messages: 5, within: '1d' }] } })
    for (let day = 0; day < 4; day++) {
      await enroll(test)
      await test.pass(days(1))
    }
    expect(test.received()).toHaveLength(8)
    expect((await test.contact('ann'))?.sentAt).toHaveLength(2)
    await test.close()
    test = openStage({ steps: both })
    await enroll(test)
    expect(await test.contact('ann')).not.toHaveProperty('sentAt')
  })
})

describe('the stage of a contact', () => {
  const staged = `  - { send: hello, stage: desire }
  - { send: second, stage: interest }
  - branch:
      - if: { stage: [desire] }
        then: [{ tag: desires }]`

  it('is the furthest that a message brought them to', async () => {
    test = openStage({ steps: staged })
    await enroll(test)
    expect(await test.contact('ann')).toMatchObject({ stage: 'desire', tags: ['desires'] })
  })

  it('is not that of a message that did not go out', async () => {
    test = openStage({ steps: '  - { send: hello, stage: desire }\n  - { send: second }' })
    test.runtime.outbox.send = async () => ({ kind: 'refused-for-good', reason: 'MessageRejected' })
    await enroll(test)
    expect(await test.contact('ann')).not.toHaveProperty('stage')
  })
})
