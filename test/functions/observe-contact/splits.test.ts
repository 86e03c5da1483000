import { afterEach, describe, expect, it } from 'vitest'
import { heldOut } from '../../../shared/domain/journey/choose-way.ts'
import { sumOf } from '../../../shared/store/entities/counters.ts'
import { findExperiment } from '../../../shared/store/entities/experiments.ts'
import { days, hours, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

/** A journey that splits contacts and tags each with their way. */
const splitting = (ways: string, { head = '', beside = '' } = {}) =>
  yaml(
    'j',
    `name: J
trigger: { event: Signed Up }
reentry: always
${head}
steps:
  - id: hero
    ${beside}
    split:
${ways}
  - tag: behind
`,
  )

const way = (name: string, weight: number, steps = `[{ tag: ${name} }]`) =>
  `      - { name: ${name}, weight: ${weight}, then: ${steps} }`
const half = `${way('a', 1)}\n${way('b', 1)}`
const waiting = [way('a', 1, '[{ tag: a }, { wait: 9d }]'), way('b', 1, '[{ tag: b }, { wait: 9d }]')].join('\n')
const goal = 'goal: { event: Bought }'

function open(journey: ReturnType<typeof yaml>, isOptimised = true): void {
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { hello: ['more'] }, isOptimised }))
}

const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`)
const enter = async (...who: readonly string[]) => {
  await test.post(...who.map((userId) => ({ type: 'track', userId, event: 'Signed Up' })))
}
const tagsOf = async (who: string) => (await test.contact(who))?.tags ?? []
const wayOf = async (who: string) => (await tagsOf(who)).find((tag) => tag !== 'behind')

describe.each([
  ['optimised', true],
  ['plain', false],
] as const)('a split, in the %s form', (_, isOptimised) => {
  it('gives each contact one way, and all come together behind it', async () => {
    open(splitting(half), isOptimised)
    await enter(...people(40))
    const tags = await Promise.all(people(40).map(tagsOf))
    expect(tags.filter((one) => one.length === 2 && one.includes('behind'))).toHaveLength(40)
    expect(new Set(await Promise.all(people(40).map(wayOf)))).toEqual(new Set(['a', 'b']))
    const shares = [await counted(test, 'j', 'variant:hero:a'), await counted(test, 'j', 'variant:hero:b')]
    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(40)
    expect(Math.min(...shares)).toBeGreaterThan(5)
  })
})

describe('the way of a contact', () => {
  it('is theirs for ever: neither another time nor other weights move them', async () => {
    open(splitting(`${way('a', 1)}\n${way('b', 1)}`))
    await enter(...people(30))
    const before = await Promise.all(people(30).map(wayOf))
    test.runtime.publish(testWorkspace({ journeys: [splitting(`${way('a', 99)}\n${way('b', 1)}`)] }))
    await test.pass(hours(1))
    await enter(...people(30))
    expect(await Promise.all(people(30).map(wayOf))).toEqual(before)
    expect(before).toContain('b')
    // Whoever comes new is divided by the new weights.
    const late = Array.from({ length: 30 }, (_, index) => `late${index}`)
    await enter(...late)
    const ways = await Promise.all(late.map(wayOf))
    expect(ways.filter((one) => one === 'a').length).toBeGreaterThan(25)
  })

  it('is counted once, however often they come', async () => {
    open(splitting(half))
    for (let time = 0; time < 3; time++) {
      await enter('ann')
      await test.pass(hours(1))
    }
    expect(await counted(test, 'j', `variant:hero:${await wayOf('ann')}`)).toBe(1)
  })

  it('is kept by who turns out to be somebody whom we know', async () => {
    open(splitting(half))
    const crowd = people(12)
    await Promise.all(crowd.map((who) => test.identify(who, {})))
    await test.post(...crowd.map((who) => ({ type: 'track', anonymousId: `of-${who}`, event: 'Signed Up' })))
    await test.post(...crowd.map((userId) => ({ type: 'identify', userId, anonymousId: `of-${userId}`, traits: {} })))
    const before = await Promise.all(crowd.map(wayOf))
    await test.pass(hours(1))
    await enter(...crowd)
    expect((await Promise.all(crowd.map(tagsOf))).map((tags) => tags.length)).toEqual(crowd.map(() => 2))
    expect(await Promise.all(crowd.map(wayOf))).toEqual(before)
  })

  it('is none for those who are held out: they go on', async () => {
    open(splitting(half, { beside: 'hold-out: 50%' }))
    await enter(...people(40))
    const ways = await Promise.all(people(40).map(wayOf))
    const out = people(40).filter((_, index) => ways[index] === undefined)
    expect(out.length).toBeGreaterThan(5)
    expect(out.length).toBeLessThan(35)
    expect(await counted(test, 'j', `variant:hero:${heldOut}`)).toBe(out.length)
    expect(await tagsOf(out[0] ?? '')).toEqual(['behind'])
  })
})

describe('what is measured of a way', () => {
  const sends = [way('a', 1, '[{ send: hello }]'), way('b', 1, '[{ tag: b }]')].join('\n')
  const outcomes = async (measure: string) =>
    (await counted(test, 'j', `outcome:hero:a:${measure}`)) + (await counted(test, 'j', `outcome:hero:b:${measure}`))

  async function enterWithMail(): Promise<readonly string[]> {
    open(splitting(sends, { head: goal }))
    await Promise.all(people(30).map((who) => test.identify(who, { email: `${who}@example.com` })))
    await enter(...people(30))
    await test.pass(hours(1))
    const got = people(30).filter((who) => test.received(`${who}@example.com`).length > 0)
    expect(got.length).toBeGreaterThan(2)
    return got
  }

  it('is counted once per enrollment: who clicks has opened', async () => {
    const [first = '', second = ''] = await enterWithMail()
    await test.open(`${first}@example.com`, 'hello')
    await test.open(`${first}@example.com`, 'hello')
    await test.click(`${second}@example.com`, 'hello', 'more')
    await test.click(`${second}@example.com`, 'hello', 'more')
    expect([await outcomes('opened'), await outcomes('clicked'), await outcomes('goal')]).toEqual([2, 1, 0])
  })

  it('is a goal, also of those who got no message', async () => {
    open(splitting(waiting, { head: goal }))
    await enter('ann', 'ben')
    await test.track('ann', 'Bought')
    await test.track('ann', 'Bought')
    expect(await outcomes('goal')).toBe(1)
    expect(await counted(test, 'j', `outcome:hero:${await wayOf('ann')}:goal`)).toBe(1)
  })
})

describe('a split that looks for a winner', () => {
  const beside = 'winner: { by: goal, after: 3d }'
  const journey = splitting(waiting, { head: goal, beside })
  const buyers = async (who: readonly string[], isBuying: (way: string | undefined) => boolean) => {
    const ways = await Promise.all(who.map(wayOf))
    const buying = who.filter((_, index) => isBuying(ways[index]))
    await test.post(...buying.map((userId) => ({ type: 'track', userId, event: 'Bought' })))
  }
  const crowd = people(300)

  it('gives everybody new the better way, once its time is over', async () => {
    open(journey)
    await enter(...crowd)
    await buyers(crowd, (one) => one === 'b')
    await test.pass(days(3))
    const before = await Promise.all(crowd.map(wayOf))
    const late = Array.from({ length: 20 }, (_, index) => `late${index}`)
    await enter(...late)
    expect(new Set(await Promise.all(late.map(wayOf)))).toEqual(new Set(['b']))
    expect(await findExperiment(test.store, 'j', 'hero')).toMatchObject({
      startedAt: monday,
      winner: 'b',
      decidedAt: monday + days(3),
    })
    expect(await Promise.all(crowd.map(wayOf))).toEqual(before)
  })

  it.each([
    ['both ways are equally good', 300, () => true],
    ['nobody has done anything', 300, () => false],
    ['too few have come', 60, (one: string | undefined) => one === 'b'],
  ] as const)('goes on dividing where %s', async (_, count, isBuying) => {
    open(journey)
    await enter(...crowd.slice(0, count))
    await buyers(crowd.slice(0, count), isBuying)
    await test.pass(days(3))
    const late = Array.from({ length: 20 }, (_, index) => `late${index}`)
    await enter(...late)
    expect(new Set(await Promise.all(late.map(wayOf)))).toEqual(new Set(['a', 'b']))
    expect((await findExperiment(test.store, 'j', 'hero'))?.winner).toBeUndefined()
  })

  it('is not begun anew by another version of the journey', async () => {
    open(journey)
    await enter(...crowd)
    await buyers(crowd, (one) => one === 'a')
    const [version = ''] = test.runtime.content.enterable().map((one) => one.version)
    test.runtime.publish(testWorkspace({ journeys: [splitting(waiting, { head: `theme: New\n${goal}`, beside })] }))
    await test.pass(days(3))
    await enter('late1', 'late2')
    expect(await Promise.all(['late1', 'late2'].map(wayOf))).toEqual(['a', 'a'])
    expect(await sumOf(test.store, { journey: 'j', version, what: 'variant:hero:a' })).toBeGreaterThan(100)
  })
})
