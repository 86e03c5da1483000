import { afterEach, describe, expect, it } from 'vitest'
import { contactIdOf } from '../../../shared/store/entities/identities.ts'
import { days, hours, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'
const tags = async () => (await test.contact('ann'))?.tags
const timeline = async () => test.timeline('ann')

/** A journey that sends and waits, with others beside it. */
async function open(others: Readonly<Record<string, string>> = {}, segments = {}, head = '') {
  const j = `name: J\ntrigger: { event: Signed Up }\n${head}\nsteps: [{ send: hello, stage: desire }, { wait: 3d }, { send: second }]\n`
  const journeys = [yaml('j', j), ...Object.entries(others).map(([id, text]) => yaml(id, `name: ${id}\n${text}`))]
  test = openTestRuntime(
    testWorkspace({
      ...{ journeys, segments, messages: { hello: ['more'], second: ['more'] } },
      settings: { warmth: { hot: '2d', warm: '2w' } },
    }),
  )
  await test.identify('ann', { email: address })
  await test.track('ann', 'Signed Up')
}

const delivered = async () => (await timeline()).filter(({ kind }) => kind === 'delivered')

describe('a mail that the outbox took is delivered', () => {
  it('and its timeline says so, right behind that it was sent', async () => {
    await open()
    await test.pass(days(4))
    const told = (await timeline()).flatMap((one) => ('message' in one ? [`${one.kind} ${one.message}`] : []))
    expect(told).toEqual(['sent hello', 'delivered hello', 'sent second', 'delivered second'])
    expect((await delivered()).map(({ at }) => at)).toEqual([monday, monday + days(3)])
  })

  it('the same in every word, whether or not somebody asks for it', async () => {
    await open()
    const unasked = (await delivered())[0]
    await test.close()
    await open({}, { reached: '{ received: hello }' })
    const asked = (await delivered())[0]
    const enrollmentId = expect.stringMatching(/^j-/)
    expect(unasked).toEqual({ ...asked, enrollmentId })
    expect(asked).toMatchObject({ kind: 'delivered', at: monday, journey: 'j', step: 'hello', isMachine: false })
  })

  it('which lets into journeys, and is told with what it was', async () => {
    const where = 'where: { message: hello, journey: j, step: hello, isMachine: false }'
    await open({ k: `trigger: { event: Message Delivered, ${where} }\nsteps: [{ tag: got-it }]\n` })
    expect(await tags()).toEqual(['got-it'])
  })

  it('which is counted', async () => {
    const twice =
      'trigger: { event: Message Delivered }\nreentry: always\naudience: { did: { event: Message Delivered, count: 2 } }\nsteps: [{ tag: twice }]\n'
    await open({ k: twice })
    expect(await tags()).toEqual([])
    await test.pass(days(4))
    expect(await tags()).toEqual(['twice'])
  })

  it('which brings into segments that speak of it', async () => {
    await open(
      { k: 'trigger: { segment: { entered: reached } }\nsteps: [{ tag: reached }]\n' },
      { reached: '{ received: { message: hello, within: 2d } }' },
    )
    expect(await tags()).toEqual(['reached'])
    await test.pass(days(3))
    const left = (await timeline()).find(({ kind }) => kind === 'segment-left')
    expect(left?.at).toBeLessThanOrEqual(monday + days(2) + 60_000)
  })

  it('which opens the door to who has received a message of another journey', async () => {
    await open({ k: 'trigger: { event: Called }\naudience: { received: hello }\nsteps: [{ tag: knew }]\n' })
    await test.post({ type: 'identify', userId: 'bob', traits: {} })
    await test.track('bob', 'Called')
    await test.track('ann', 'Called')
    expect([await tags(), (await test.contact('bob'))?.tags]).toEqual([['knew'], []])
  })

  it('which ends and answers', async () => {
    await open({
      k: 'trigger: { event: Signed Up }\nexit: [{ event: Message Delivered, where: { message: second } }]\nsteps: [{ wait: 9d }, { tag: never }]\n',
      l: 'trigger: { event: Signed Up }\nsteps:\n  - wait-for: { event: Message Delivered, where: { message: second }, within: 9d }\n    then: [{ tag: heard }]\n',
    })
    await test.pass(days(10))
    expect(await tags()).toEqual(['heard'])
    expect((await timeline()).find(({ kind }) => kind === 'exited')).toMatchObject({
      at: monday + days(3),
      journey: 'k',
    })
  })

  it('and by it is noticed what the sending changed: an exit that asks for a message received', async () => {
    await open({}, {}, 'exit: [{ received: hello }]')
    expect((await timeline()).at(-1)).toMatchObject({ kind: 'exited', at: monday })
    await test.pass(days(4))
    expect(test.received(address)).toEqual(['hello'])
  })

  it.each(['{ not: { did: { event: Signed Up, within: 2d } } }', '{ not: { warmth: hot } }'])(
    'and by it is noticed what time has changed for other journeys: %s',
    async (exit) => {
      await open({ k: `trigger: { event: Signed Up }\nexit: [${exit}]\nsteps: [{ wait: 9d }, { tag: end }]\n` })
      await test.pass(days(3) + hours(1))
      expect((await timeline()).find(({ kind }) => kind === 'exited')?.at).toBe(monday + days(3))
    },
  )

  it('and by it is noticed what time has changed for other journeys, as a segment tells it', async () => {
    await open(
      { k: 'trigger: { event: Signed Up }\nexit: [{ segment: quiet }]\nsteps: [{ wait: 9d }, { tag: end }]\n' },
      { quiet: '{ not: { did: { event: Signed Up, within: 2d } } }' },
    )
    await test.pass(days(3) + hours(1))
    // By the clock they come into the segment within a minute of day two, which ends it first.
    expect((await timeline()).find(({ kind }) => kind === 'exited')?.at).toBeLessThanOrEqual(monday + days(2) + 60_000)
  })

  it('and by it is noticed how far the contact has come', async () => {
    await open(
      { k: 'trigger: { segment: { entered: wishing } }\nsteps: [{ tag: wishes }]\n' },
      { wishing: '{ stage: desire }' },
    )
    expect(await tags()).toEqual(['wishes'])
  })

  it('for whom a rule of their own on our bus takes it', async () => {
    const rule =
      'bus: waymark, pattern: { detail-type: [{ prefix: Message D }] }, contact: { anonymous: detail.contactId }'
    await open({ k: `trigger: { eventbridge: { ${rule}, event: Was Reached } }\nsteps: [{ tag: seen }]\n` })
    const id = (await test.contact('ann'))?.contactId ?? ''
    expect(await contactIdOf(test.store, { kind: 'anonymous', id })).toBeDefined()
  })

  it('also for whom is inside of a version that asks, when a newer one does not', async () => {
    const asks =
      'name: J\ntrigger: { event: Signed Up }\nexit: [{ event: Message Delivered, where: { message: second } }]\n'
    const steps = 'steps: [{ wait: 1d }, { send: second }, { wait: 3d }, { tag: end }]\n'
    const written = (text: string) => testWorkspace({ journeys: [yaml('j', text)], messages: { second: ['more'] } })
    test = openTestRuntime(written(`${asks}${steps}`))
    await test.identify('ann', { email: address })
    await test.track('ann', 'Signed Up')
    test.runtime.publish(written(`name: J\ntrigger: { event: Signed Up }\n${steps}`))
    await test.pass(days(9))
    expect((await timeline()).at(-1)).toMatchObject({ kind: 'exited', at: monday + days(1) })
  })
})
