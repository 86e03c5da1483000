import { afterEach, describe, expect, it } from 'vitest'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { browse } from '../browse.ts'
import { contactOf } from '../visitors.ts'

const kilobyte = 1024
const welcome = yaml(
  'welcome',
  'name: Welcome\ntrigger: { event: Signed Up }\nreentry: always\nsteps:\n  - send: hello\n',
)

let test: TestRuntime
afterEach(() => test.close())

function open(): TestRuntime {
  test = openTestRuntime(testWorkspace({ journeys: [welcome], messages: { hello: [] } }))
  return test
}

const attributes = async (userId = 'ann') => (await test.contact(userId))?.attributes

/** What is known, each told by its first letter. */
const letters = async () =>
  Object.fromEntries(Object.entries((await attributes()) ?? {}).map(([name, value]) => [name, String(value).charAt(0)]))

describe('what somebody tells about themselves', () => {
  it('is added to what is known, and null takes it away', async () => {
    const { identify } = open()
    await identify('ann', { city: 'Taipei', plan: 'free', car: { brand: 'X' } })
    await identify('ann', { plan: 'gold', car: null })
    expect(await attributes()).toEqual({ city: 'Taipei', plan: 'gold' })
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ attributes: { plan: 'gold', car: null } })
  })

  it('takes an address away too, and then nothing is sent', async () => {
    const { identify, track, received } = open()
    await identify('ann', { email: 'ann@example.com' })
    await identify('ann', { email: null })
    await track('ann', 'Signed Up')
    expect(received()).toEqual([])
    expect(await test.timeline('ann')).toContainEqual(
      expect.objectContaining({ kind: 'not-sent', reason: 'no-address' }),
    )
  })

  it('is taken from the context of a browser, but a zone that is none does not replace one that is', async () => {
    open()
    const visit = (context: object) =>
      browse(test, { type: 'identify', userId: 'ann', traits: {}, context: JSON.parse(JSON.stringify(context)) })
    await visit({ timezone: 'Europe/Berlin', locale: 'de-DE' })
    for (const timezone of ['UTC', 'GMT+0000', '', 7]) await visit({ timezone, locale: 'en-US@posix' })
    expect(await attributes()).toEqual({ timezone: 'Europe/Berlin', locale: 'en-US@posix' })
  })

  it('fills 32 KB at most; what fits beside what is known is taken', async () => {
    const { identify } = open()
    await identify('ann', { story: 'a'.repeat(20 * kilobyte) })
    await identify('ann', { other: 'b'.repeat(20 * kilobyte), city: 'Taipei' })
    expect(await letters()).toEqual({ story: 'a', city: 'T' })
  })

  it('may replace a long text by another, for the old one makes room', async () => {
    const { identify } = open()
    await identify('ann', { story: 'a'.repeat(20 * kilobyte) })
    await identify('ann', { story: 'b'.repeat(20 * kilobyte) })
    expect(await letters()).toEqual({ story: 'b' })
    await identify('ann', { story: null, other: 'c'.repeat(30 * kilobyte) })
    expect(await letters()).toEqual({ other: 'c' })
  })

  it('never grows past what can be kept, whatever comes and in whatever script', async () => {
    const { identify } = open()
    for (let index = 0; index < 30; index++) await identify('ann', { [`f${index}`]: '王'.repeat(9 * kilobyte) })
    expect(test.runtime.queues.waiting()).toBe(0)
    expect(Buffer.byteLength(JSON.stringify(await attributes()))).toBeLessThanOrEqual(32 * kilobyte)
    await identify('ann', { city: 'Taipei' })
    expect(await attributes()).toMatchObject({ city: 'Taipei' })
  })
})

describe('the key that every visitor can read', () => {
  const forged = { type: 'identify', traits: { email: 'victim@example.com', phone: '+886900000000', city: 'Taipei' } }

  it('says nothing about addresses, whoever it claims to be', async () => {
    open()
    await browse(test, { ...forged, userId: 'new' }, { ...forged, anonymousId: 'a1' })
    await browse(test, { type: 'identify', userId: 'new', context: { traits: { email: 'victim@example.com' } } })
    expect(await attributes('new')).toEqual({ city: 'Taipei' })
    expect((await contactOf(test, 'anonymous', 'a1'))?.attributes).toEqual({ city: 'Taipei' })
    expect(await contactOf(test, 'email', 'victim@example.com')).toBeUndefined()
  })

  it('neither changes nor removes the address that a server gave', async () => {
    const { identify } = open()
    await identify('ann', { email: 'ann@example.com' })
    await browse(test, { ...forged, userId: 'ann' })
    await browse(test, { type: 'identify', userId: 'ann', traits: { email: null } })
    expect(await attributes()).toEqual({ email: 'ann@example.com', city: 'Taipei' })
  })

  it('cannot make us write to somebody whom no server has told us of', async () => {
    open()
    for (const who of [{ userId: 'new' }, { anonymousId: 'a1' }, { userId: 'new', anonymousId: 'a1' }]) {
      await browse(
        test,
        { ...forged, ...who },
        { type: 'group', groupId: 'g', traits: { email: 'victim@example.com' }, ...who },
        { type: 'track', event: 'Signed Up', properties: { email: 'victim@example.com' }, ...who },
        { type: 'alias', userId: 'victim@example.com', previousId: 'a1' },
      )
    }
    await test.pass(days(1))
    expect(test.mails()).toEqual([])
  })

  it('does not find a person by their address', async () => {
    const { identify } = open()
    await identify('ann', { email: 'ann@example.com' })
    await browse(test, { type: 'identify', anonymousId: 'a1', traits: { email: 'ann@example.com', city: 'Nowhere' } })
    expect(await attributes()).toEqual({ email: 'ann@example.com' })
  })

  it('leaves the set of addresses that can be written to as it was', async () => {
    const { identify, post } = open()
    await identify('ann', { email: 'ann@example.com' })
    await post({ type: 'identify', anonymousId: 'form', traits: { email: 'ben@example.com' } })
    const calls = ['identify', 'track', 'page', 'group', 'alias']
    for (const type of calls) {
      for (const who of [{ userId: 'ann' }, { anonymousId: 'form' }, { userId: 'mallory', anonymousId: 'form' }]) {
        await browse(test, { ...forged, ...who, type, event: 'E', previousId: 'form' })
      }
    }
    expect(await attributes()).toMatchObject({ email: 'ann@example.com' })
    expect((await contactOf(test, 'email', 'ben@example.com'))?.attributes).toMatchObject({ email: 'ben@example.com' })
    expect(await contactOf(test, 'email', 'victim@example.com')).toBeUndefined()
  })
})
