import { afterEach, describe, expect, it } from 'vitest'
import { contactIdOf } from '../../../shared/store/entities/identities.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { contactOf } from '../visitors.ts'

let test: TestRuntime
afterEach(() => test.close())

const journeys = [
  yaml(
    'tour',
    `name: Tour
trigger: { event: Signed Up }
reentry: never
exit: [{ event: Left }]
steps:
  - tag: touring
  - score: 5
  - wait: 2d
  - branch:
      - if: { did: { event: Viewed, count: { gte: 3 } } }
        then: [{ send: eager }]
    else: [{ send: calm }]
  - wait: 1d
  - send: last
`,
  ),
  yaml('again', 'name: Again\ntrigger: { event: Came Back }\nreentry: always\nsteps:\n  - wait: 3d\n  - send: hello\n'),
]

const address = 'ann@example.com'

function open(): TestRuntime {
  const messages = { eager: [], calm: [], last: [], hello: [] }
  test = openTestRuntime(testWorkspace({ journeys, messages }))
  return test
}

const visit = (event: string) => test.post({ type: 'track', anonymousId: 'a1', event })
const login = () => test.post({ type: 'identify', userId: 'ann', anonymousId: 'a1', traits: { email: address } })

describe('a visitor who becomes somebody we know', () => {
  it('takes tags, scores, what was counted and their open enrollment along', async () => {
    open()
    await test.identify('ann', { name: 'Ann' })
    await test.track('ann', 'Viewed')
    await visit('Viewed')
    await visit('Signed Up')
    await visit('Viewed')
    await login()
    expect(await test.contact('ann')).toMatchObject({ tags: ['touring'], scores: { main: 5 } })
    await test.pass(days(2) + hours(1))
    expect(test.received(address)).toEqual(['eager'])
    await test.pass(days(2))
    expect(test.received(address)).toEqual(['eager', 'last'])
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'completed', journey: 'tour' })
  })

  it('ends the enrollment of the visitor by what the user does', async () => {
    open()
    await test.identify('ann', { email: address })
    await visit('Signed Up')
    await login()
    await test.track('ann', 'Left')
    await test.pass(days(5))
    expect(test.received()).toEqual([])
    expect(test.runtime.runner.running()).toBe(0)
  })

  it('does not enter again what the visitor has entered once', async () => {
    open()
    await test.identify('ann', { email: address })
    await visit('Signed Up')
    await test.pass(days(4))
    await login()
    await test.track('ann', 'Signed Up')
    await test.pass(days(5))
    expect(test.received()).toEqual([])
    expect(await test.timeline('ann')).toContainEqual(
      expect.objectContaining({ kind: 'entry-refused', journey: 'tour', reason: 'has-been-inside' }),
    )
  })

  it('does not enter again what the user has entered once', async () => {
    open()
    await test.identify('ann', { email: address })
    await test.track('ann', 'Signed Up')
    await test.pass(days(4))
    await visit('Viewed')
    await login()
    await visit('Signed Up')
    await test.pass(days(5))
    expect(test.received()).toEqual(['calm', 'last'])
  })

  it('is inside where the visitor is inside now, however often the user was before', async () => {
    open()
    await test.identify('ann', { email: address })
    await test.track('ann', 'Came Back')
    await test.pass(days(4))
    await visit('Came Back')
    await login()
    await test.track('ann', 'Came Back')
    expect(await test.timeline('ann')).toContainEqual(
      expect.objectContaining({ kind: 'entry-refused', journey: 'again', reason: 'already-inside' }),
    )
    await test.pass(days(4))
    expect(test.received()).toEqual(['hello', 'hello'])
  })

  it('of whom two parts have passed through the same journey is still taken in in one event', async () => {
    open()
    await test.post({ type: 'identify', anonymousId: 'form', traits: { email: address } })
    await test.post({ type: 'track', anonymousId: 'form', event: 'Came Back' })
    await visit('Came Back')
    await test.identify('ann', { name: 'Ann' })
    await login()
    expect(test.runtime.queues.waiting()).toBe(0)
    expect(Object.keys((await test.contact('ann'))?.enrollments ?? {})).toHaveLength(2)
    await test.pass(days(4))
    expect(test.received(address)).toEqual(['hello', 'hello'])
  })

  it('is found by every id that ever led to a part of them', async () => {
    open()
    await test.identify('ann', { name: 'Ann' })
    for (const device of ['a1', 'a2', 'a3']) {
      await test.post({ type: 'track', anonymousId: device, event: 'Viewed' })
      await test.post({ type: 'alias', userId: 'ann', previousId: device })
    }
    const { contactId } = (await test.contact('ann')) ?? {}
    for (const device of ['a1', 'a2', 'a3']) {
      expect((await contactOf(test, 'anonymous', device))?.contactId).toBe(contactId)
    }
    expect(Object.values((await test.contact('ann'))?.history ?? {})).toMatchObject([{ total: 3 }])
  })
})

it('a user whose every visit comes with a new device is remembered in a record that stays small', async () => {
  open()
  for (let batch = 0; batch < 3; batch++) {
    const visits = Array.from({ length: 100 }, (_, index) => ({
      type: 'track',
      userId: 'ann',
      anonymousId: `device-${batch}-${index}-${'x'.repeat(150)}`,
      event: 'Viewed',
    }))
    await test.post(...visits)
  }
  const ann = await test.contact('ann')
  expect(Object.values(ann?.history ?? {})).toMatchObject([{ total: 300 }])
  expect(JSON.stringify(ann).length).toBeLessThan(64 * 1024)
  const first = `device-0-0-${'x'.repeat(150)}`
  expect(await contactIdOf(test.store, { kind: 'anonymous', id: first })).toBe(ann?.contactId)
})

describe('visitors with much to say who all say that they are the same', () => {
  it('leave the record as small as any, and what it said before', async () => {
    const { post, contact } = open()
    await test.identify('ann', { name: 'Ann' })
    for (let visitor = 0; visitor < 15; visitor++) {
      const traits = { name: 'Eve', [`note${visitor}`]: 'x'.repeat(30_000) }
      await post({ type: 'identify', anonymousId: `v${visitor}`, traits })
      await post({ type: 'alias', userId: 'ann', previousId: `v${visitor}` })
    }
    const { attributes = {} } = (await contact('ann')) ?? {}
    expect(attributes['name']).toBe('Ann')
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining(['name', 'note0']))
    expect(JSON.stringify(attributes).length).toBeLessThanOrEqual(32 * 1024)
    expect(test.runtime.queues.deadLetters(1)).toEqual([])
  })
})
