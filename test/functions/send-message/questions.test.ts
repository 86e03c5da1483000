import { afterEach, describe, expect, it } from 'vitest'
import { hmacSigner } from '../../../shared/security/hmac-signer.ts'
import { suppress } from '../../../shared/store/entities/suppressions.ts'
import { days, hours, type TestRuntime } from '../../support/test-runtime.ts'
import { counted } from '../counted.ts'
import { address, enroll, openStage, type Stage, told } from './stage.ts'

let test: TestRuntime
afterEach(() => test.close())

const open = (stage: Stage): void => {
  test = openStage(stage)
}

const leave = (topics: 'all' | readonly string[], reason: 'unsubscribed' | 'bounced' = 'unsubscribed') =>
  suppress(test.store, hmacSigner('test').fingerprint(address), { reason, topics, at: test.runtime.clock.now() })

const quietHours = { from: '09:00', until: '12:00' }
const steps = '  - send: hello\n  - wait: 1d\n  - tag: done'

describe('before a message goes out it is asked', () => {
  it('whether the enrollment is still open', async () => {
    open({ steps: '  - wait: 1d\n  - send: hello', head: 'exit: [{ attribute: { city: Berlin } }]' })
    await enroll(test)
    await test.identify('ann', { city: 'Berlin' })
    await test.pass(days(2))
    expect(test.received()).toEqual([])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'exit condition 1' })
  })

  it('whether the contact has left the topic, and the journey goes on without it', async () => {
    open({ steps })
    await test.identify('ann', { email: address })
    await leave(['news'])
    await test.track('ann', 'Signed Up')
    await test.pass(days(2))
    expect(await told(test)).toEqual(['not-sent hello: unsubscribed'])
    expect((await test.contact('ann'))?.tags).toEqual(['done'])
    expect(await counted(test, 'j', 'not-sent:hello:unsubscribed')).toBe(1)
  })

  it('but another topic that they have left is none of this message’s business', async () => {
    open({ steps })
    await test.identify('ann', { email: address })
    await leave(['offers'])
    await test.track('ann', 'Signed Up')
    expect(test.received()).toEqual(['hello'])
  })

  it.each([
    ['unsubscribed', 'unsubscribed'],
    ['bounced', 'suppressed'],
  ] as const)('whether the address is out of use (%s)', async (reason, shown) => {
    open({ steps: `  - wait: 1h\n${steps}` })
    await enroll(test)
    await leave('all', reason)
    await test.pass(days(2))
    expect(await told(test)).toEqual([`not-sent hello: ${shown}`])
    expect((await test.contact('ann'))?.tags).toEqual(['done'])
  })

  it.each([undefined, null, '', 'ann', 'ann@example.com, ben@example.com', 'Ann <ann@example.com>', 7, ['a@b.tw']])(
    'whether there is an address: %j is none',
    async (email) => {
      open({ steps })
      await test.identify('ann', email === undefined ? {} : { email })
      await test.track('ann', 'Signed Up')
      await test.pass(days(2))
      expect(await told(test)).toEqual(['not-sent hello: no-address'])
      expect(test.mails()).toEqual([])
      expect((await test.contact('ann'))?.tags).toEqual(['done'])
    },
  )

  it('whether it is quiet there', async () => {
    open({ steps, settings: { quietHours } })
    await enroll(test)
    expect(await told(test)).toEqual(['deferred hello'])
    await test.pass(hours(2))
    expect(await told(test)).toEqual(['deferred hello', 'sent hello'])
    expect(test.mails()[0]?.sentAt).toBe(Date.UTC(2026, 2, 2, 4))
  })

  it('in this order: who has left is not put off first, nor who has no address', async () => {
    open({ steps, settings: { quietHours } })
    await test.track('ann', 'Signed Up')
    expect(await told(test)).toEqual(['not-sent hello: no-address'])
    await test.pass(days(2))
    await test.identify('ann', { email: address })
    await leave(['news'])
    await test.track('ann', 'Signed Up')
    expect(await told(test)).toEqual(['not-sent hello: no-address', 'not-sent hello: unsubscribed'])
  })

  it('again, after it was put off: who has left meanwhile gets nothing', async () => {
    open({ steps, settings: { quietHours } })
    await enroll(test)
    await leave(['news'])
    await test.pass(days(2))
    expect(await told(test)).toEqual(['deferred hello', 'not-sent hello: unsubscribed'])
    expect(test.mails()).toEqual([])
  })
})

describe('a message that was put off too long is not sent', () => {
  const lateEvening = Date.UTC(2026, 2, 2, 15)
  const atNight = { quietHours: { from: '22:00', until: '10:00' } }

  it('where the next step’s day comes before the quiet hours end', async () => {
    const nextMorning = '  - send: hello\n  - send: second\n    day: 1\n    at: "09:00"'
    open({ steps: nextMorning, settings: atNight, startsAt: lateEvening })
    await enroll(test)
    await test.pass(days(3))
    expect(await told(test)).toEqual(['not-sent hello: expired', 'deferred second', 'sent second'])
    expect(test.received()).toEqual(['second'])
  })

  it('but is sent where it comes after', async () => {
    const nextNoon = '  - send: hello\n  - send: second\n    day: 1\n    at: "12:00"'
    open({ steps: nextNoon, settings: atNight, startsAt: lateEvening })
    await enroll(test)
    await test.pass(days(3))
    expect(await told(test)).toEqual(['deferred hello', 'sent hello', 'sent second'])
  })

  it('nor where it has expired by itself', async () => {
    open({ steps, settings: { quietHours }, message: { expires: { days: 0, seconds: 3600 } } })
    await enroll(test)
    await test.pass(days(3))
    expect(await told(test)).toEqual(['not-sent hello: expired'])
    expect((await test.contact('ann'))?.tags).toEqual(['done'])
    expect(await counted(test, 'j', 'not-sent:hello:expired')).toBe(1)
  })

  it('but is sent where it lives until the quiet hours end', async () => {
    open({ steps, settings: { quietHours }, message: { expires: { days: 0, seconds: 2 * 3600 } } })
    await enroll(test)
    await test.pass(days(3))
    expect(await told(test)).toEqual(['deferred hello', 'sent hello'])
  })
})
