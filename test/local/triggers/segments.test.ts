import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const viewers = '{ did: { event: Viewed, count: { gte: 2 }, within: 3d } }'

const onSegment = (change: string) =>
  yaml(
    `on-${change}`,
    `name: S\ntrigger: { segment: { ${change}: viewers } }\nreentry: always\nsteps: [{ send: ${change} }]\n`,
  )

const workspace = (segments: Readonly<Record<string, string>>, journeys = [onSegment('entered'), onSegment('left')]) =>
  testWorkspace({
    journeys,
    segments,
    messages: { entered: ['more'], left: [] },
    settings: { warmth: { hot: '7d', warm: '30d' } },
  })

/** What the timeline tells of segments, with the hours since the beginning. */
const moves = async (id = 'ann') => {
  const start = test.runtime.clock.now()
  const timeline = await test.timeline(id)
  const first = timeline[0]?.at ?? start
  return timeline.flatMap((one) =>
    one.kind === 'segment-entered' || one.kind === 'segment-left'
      ? [`${one.kind === 'segment-entered' ? '+' : '-'}${one.segment} ${Math.round((one.at - first) / 3_600_000)}h`]
      : [],
  )
}

describe('a segment', () => {
  it('is entered by an event and left by time alone, and both let contacts in', async () => {
    test = openTestRuntime(workspace({ viewers }))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Viewed')
    await test.pass(hours(10))
    await test.track('ann', 'Viewed')
    expect(test.received('ann@example.com')).toEqual(['entered'])
    await test.pass(days(2))
    expect(test.received('ann@example.com')).toEqual(['entered'])
    await test.pass(days(30))
    expect(test.received('ann@example.com')).toEqual(['entered', 'left'])
    expect(await moves()).toEqual(['+viewers 10h', '-viewers 72h'])
  })

  it('tells other journeys by the events that they may wait for', async () => {
    const waiting = yaml(
      'waiting',
      `name: W\ntrigger: { event: Signed Up }\nexit: [{ event: Segment Left, where: { segment: viewers } }]\nsteps:\n  - wait-for: { event: Segment Entered, where: { segment: viewers }, within: 5d }\n    then: [{ tag: came }, { wait: 20d }, { tag: stayed }]\n    else: [{ tag: stayed-away }]\n`,
    )
    test = openTestRuntime(workspace({ viewers }, [waiting]))
    await test.track('ann', 'Signed Up')
    await test.track('ann', 'Viewed')
    await test.track('ann', 'Viewed')
    expect((await test.contact('ann'))?.tags).toEqual(['came'])
    await test.pass(days(4))
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'exited', reason: 'Segment Left' })
  })

  it('moves nobody by being published, changed or taken away', async () => {
    test = openTestRuntime(workspace({}, []))
    await test.identify('ann', { email: 'ann@example.com', country: 'TW' })
    test.runtime.publish(workspace({ viewers: '{ attribute: { country: TW } }' }))
    await test.pass(hours(1))
    expect((await test.contact('ann'))?.memberships?.['viewers']?.isIn).toBe(true)
    test.runtime.publish(workspace({ viewers: '{ attribute: { country: JP } }' }))
    await test.pass(hours(1))
    expect((await test.contact('ann'))?.memberships?.['viewers']?.isIn).toBe(false)
    expect(await moves()).toEqual([])
    await test.identify('ann', { country: 'JP' })
    expect(await moves()).toEqual(['+viewers 2h'])
    expect(test.received('ann@example.com')).toEqual(['entered'])
  })

  it('moves nobody by a change of what it speaks of: another segment, or what is called warm', async () => {
    const about = (inner: string) => ({ viewers: '{ all: [{ segment: inner }, { warmth: [hot] }] }', inner })
    const warmth = { hot: '3d', warm: '14d' }
    test = openTestRuntime({ ...workspace(about('{ attribute: { country: TW } }'), []) })
    await test.identify('ann', { email: 'ann@example.com', country: 'TW' })
    await test.identify('bob', { email: 'bob@example.com', country: 'JP' })
    const before = (await moves()).length
    const changed = workspace(about('{ attribute: { country: JP } }'))
    test.runtime.publish(changed)
    await test.pass(hours(2))
    const isIn = async (id: string) => (await test.contact(id))?.memberships?.['viewers']?.isIn
    expect([await isIn('ann'), await isIn('bob')]).toEqual([false, true])
    test.runtime.publish({ ...changed, settings: { ...changed.settings, warmth: { ...warmth, hot: '1h' } } })
    await test.pass(hours(1) / 2)
    expect(await isIn('bob')).toBe(false)
    expect((await moves()).length).toBe(before)
    expect(test.received('bob@example.com')).toEqual([])
  })

  it('takes as a change what an event brings about before the new definition was asked of everybody', async () => {
    test = openTestRuntime(workspace({}, []))
    await test.identify('ann', { email: 'ann@example.com', country: 'TW' })
    test.runtime.publish(workspace({ viewers: '{ attribute: { country: JP } }' }))
    await test.identify('ann', { country: 'JP' })
    await test.pass(hours(1))
    expect(test.received('ann@example.com')).toEqual(['entered'])
  })

  it('has somebody new in it from the first event on that puts them there', async () => {
    test = openTestRuntime(workspace({ viewers: '{ not: { tag: customer } }' }))
    await test.identify('ann', { email: 'ann@example.com' })
    expect(test.received('ann@example.com')).toEqual(['entered'])
  })

  it('goes by how warm somebody is: cold by time alone, warm again by a click', async () => {
    test = openTestRuntime(workspace({ viewers: '{ warmth: cold }' }))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.pass(days(29))
    expect(await moves()).toEqual([])
    await test.pass(days(2))
    expect(await moves()).toEqual(['+viewers 720h'])
    await test.click('ann@example.com', 'entered')
    expect(await moves()).toEqual(['+viewers 720h', '-viewers 744h'])
  })

  it('sees what a journey does to a contact', async () => {
    const tagging = yaml('tagging', 'name: T\ntrigger: { event: Signed Up }\nsteps: [{ wait: 2h }, { tag: vip }]\n')
    test = openTestRuntime(workspace({ viewers: '{ tag: vip }' }, [tagging, onSegment('entered')]))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
    await test.pass(hours(3))
    expect(test.received('ann@example.com')).toEqual(['entered'])
  })

  it('asks about every message that was ever sent', async () => {
    const first = yaml('first', 'name: F\ntrigger: { event: Signed Up }\nsteps: [{ send: entered }]\n')
    test = openTestRuntime(workspace({ viewers: '{ clicked: entered }' }, [first, onSegment('left')]))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
    await test.pass(days(2))
    await test.click('ann@example.com', 'entered')
    expect(await moves()).toEqual(['+viewers 48h'])
  })
})
