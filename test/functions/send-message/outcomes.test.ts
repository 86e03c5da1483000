import { afterEach, describe, expect, it } from 'vitest'
import { recordEngagement } from '../../../functions/record-engagement/core.ts'
import { findSend } from '../../../shared/store/entities/sends.ts'
import { days, hours, type TestRuntime } from '../../support/test-runtime.ts'
import { coresOf } from '../cores.ts'
import { counted } from '../counted.ts'
import { type Provider, scriptProvider, type Try } from './provider.ts'
import { address, enroll, openStage, type Stage, told } from './stage.ts'

let test: TestRuntime
afterEach(() => test.close())

const steps = `  - send: hello
  - branch:
      - if: { received: hello }
        then: [{ tag: got-hello }]
    else: [{ tag: got-nothing }]
  - send: second
    day: 2`

function open(tries: readonly Try[], stage: Partial<Stage> = {}): Provider {
  test = openStage({ steps, ...stage })
  return scriptProvider(test, ...tries)
}

const tags = async () => (await test.contact('ann'))?.tags
const refusedForNow = (times: number): readonly Try[] =>
  Array.from({ length: times }, () => ({ answer: 'refused-for-now' }) as const)

describe('a provider that takes a mail', () => {
  it('is told whose it is and where it came from, and the contact has received it', async () => {
    const provider = open([])
    await enroll(test)
    expect(provider.asked[0]).toMatchObject({
      to: address,
      from: 'Tester <tester@example.com>',
      tags: {
        app: 'waymark',
        attempt: '1',
        journey: 'j',
        step: 'hello',
        sendId: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
    })
    expect(await tags()).toEqual(['got-hello'])
    expect(await counted(test, 'j', 'sent:hello')).toBe(1)
  })

  it('and whose own report is faster than its answer is believed once', async () => {
    const provider = open([])
    provider.during = async () => {
      const mail = { messageId: 'ses-1', tags: { sendId: [provider.asked[0]?.sendId ?? ''] } }
      const time = new Date(test.runtime.clock.now()).toISOString()
      await recordEngagement({ id: 'e', source: 'aws.ses', time, detail: { eventType: 'Send', mail } }, coresOf(test))
    }
    await enroll(test)
    expect(await told(test)).toEqual(['sent hello'])
    expect(await counted(test, 'j', 'sent:hello')).toBe(1)
    expect(await tags()).toEqual(['got-hello'])
  })
})

describe('a provider that takes no mail now', () => {
  it('is asked again later, and the journey waits for it', async () => {
    const provider = open(refusedForNow(4))
    await enroll(test)
    expect(await tags()).toEqual([])
    await test.pass(hours(1))
    expect(provider.asked).toHaveLength(5)
    expect(test.received()).toEqual(['hello'])
    expect(await tags()).toEqual(['got-hello'])
    expect(await told(test)).toEqual(['sent hello'])
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
    await test.pass(days(3))
    expect(test.received()).toEqual(['hello', 'second'])
  })

  it('for more than a day: the message does not come together with the next, and nobody has received it', async () => {
    const stage = {
      steps:
        '  - send: hello\n  - send: second\n    day: 1\n  - branch:\n      - if: { received: hello }\n        then: [{ tag: got-hello }]\n    else: [{ tag: got-nothing }]',
    }
    test = openStage(stage)
    const works = test.runtime.outbox.send
    const provider = scriptProvider(test, ...refusedForNow(400))
    await enroll(test)
    await test.pass(days(1) + hours(1))
    const [enrollment] = Object.values((await test.contact('ann'))?.enrollments ?? {})
    expect(enrollment?.messages).toEqual({})
    expect(provider.asked.length).toBeGreaterThan(5)
    test.runtime.outbox.send = works
    await test.pass(hours(2))
    expect(test.received()).toEqual(['second'])
    expect(await told(test)).toEqual(['not-sent hello: expired', 'sent second'])
    expect(await tags()).toEqual(['got-nothing'])
  })

  it('lets whoever leaves meanwhile leave', async () => {
    open(refusedForNow(3), { head: 'exit: [{ event: Left }]' })
    await enroll(test)
    await test.track('ann', 'Left')
    await test.pass(days(3))
    expect(test.mails()).toEqual([])
    expect(test.runtime.runner.running()).toBe(0)
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'Left' })
  })
})

describe('a provider that refuses for good', () => {
  it('is not asked again; the reason is told, and the journey goes on', async () => {
    const provider = open([{ answer: 'refused-for-good' }])
    await enroll(test)
    expect(await told(test)).toEqual(['not-sent hello: refused-by-provider'])
    expect(await tags()).toEqual(['got-nothing'])
    await test.pass(days(3))
    expect(provider.asked.map(({ why }) => why.message)).toEqual(['hello', 'second'])
    expect(await counted(test, 'j', 'not-sent:hello:refused-by-provider')).toBe(1)
    expect(await findSend(test.store, provider.asked[0]?.sendId ?? '')).toMatchObject({ state: 'failed' })
  })

  it('leaves whoever awaits an answer on the way of those who did not answer, at once', async () => {
    const awaiting = `  - send: hello
    await: { opened: true, within: 5d }
    then: [{ tag: answered }]
    else: [{ tag: silent }]`
    open([{ answer: 'refused-for-good' }], { steps: awaiting })
    await enroll(test)
    expect(await tags()).toEqual(['silent'])
  })
})

describe('a mail that cannot be made', () => {
  const broken = {
    languages: {
      en: {
        subject: '{{ contact.firstName }}',
        preheader: '',
        html: '{% for a in (1..9000000) %}{% endfor %}',
        text: '',
      },
    },
  }

  it.each([
    ['cannot be filled in', broken],
    [
      'has no subject for this contact',
      { languages: { en: { ...broken.languages.en, html: '', subject: '{{ contact.x }}' } } },
    ],
    ['has no text in any language', { languages: {} }],
  ])('because it %s is told as such, and the journey goes on', async (_, message) => {
    const provider = open([], { message, steps: '  - send: hello\n  - tag: done' })
    await enroll(test)
    expect(provider.asked).toEqual([])
    expect(await told(test)).toEqual(['not-sent hello: rendering-failed'])
    expect(await tags()).toEqual(['done'])
    expect(await counted(test, 'j', 'not-sent:hello:rendering-failed')).toBe(1)
  })
})

describe('a provider of whom nobody knows whether it has the mail', () => {
  it.each([true, false])('is not asked again, and the journey goes on (it has the mail: %s)', async (isKept) => {
    const provider = open([{ answer: 'ambiguous', isKept }])
    await enroll(test)
    expect(await told(test)).toEqual(['not-sent hello: outcome-unknown'])
    expect(await findSend(test.store, provider.asked[0]?.sendId ?? '')).toMatchObject({
      state: 'unknown',
      reason: 'outcome-unknown',
    })
    await test.pass(days(3))
    expect(provider.asked.map(({ why }) => why.message)).toEqual(['hello', 'second'])
  })

  it('may say so itself later: then the mail is told and counted as sent, once', async () => {
    const provider = open([{ answer: 'ambiguous', isKept: true }])
    await enroll(test)
    const sendId = provider.asked[0]?.sendId ?? ''
    for (const [id, eventType] of ['Send', 'Delivery', 'Send'].entries()) {
      const mail = { messageId: 'ses-1', tags: { sendId: [sendId] } }
      const time = new Date(test.runtime.clock.now()).toISOString()
      await recordEngagement({ id: `e${id}`, source: 'aws.ses', time, detail: { eventType, mail } }, coresOf(test))
    }
    expect(await findSend(test.store, sendId)).toMatchObject({ state: 'accepted', providerId: 'ses-1' })
    expect((await told(test)).filter((one) => one === 'sent hello')).toHaveLength(1)
    expect(await counted(test, 'j', 'sent:hello')).toBe(1)
  })
})
