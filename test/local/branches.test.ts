import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/domain/json.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'

/** Opens a journey that asks one question after some steps, and tags the contact `yes` or `no`. */
function open(condition: string, before = ''): void {
  const steps = `${before}  - branch:\n      - if: ${condition}\n        then: [{ tag: yes }]\n    else: [{ tag: no }]\n`
  const text = `name: J\ntrigger: { event: Signed Up }\nreentry: always\nsteps:\n${steps}`
  test = openTestRuntime(testWorkspace({ journeys: [yaml('j', text)], messages: { hello: ['more', 'less'] } }))
}

const answer = async () => (await test.contact('ann'))?.tags

async function answerTo(condition: string, properties: JsonObject = {}, traits: JsonObject = {}) {
  open(condition)
  await test.identify('ann', traits)
  await test.track('ann', 'Signed Up', properties)
  return answer()
}

describe('a branch on the event that let the contact in', () => {
  it.each([
    [{ amount: 1000 }, 'yes'],
    [{ amount: 999.99 }, 'no'],
    [{ amount: '1000' }, 'yes'],
    [{ amount: 'much' }, 'no'],
    [{ amount: null }, 'no'],
    [{}, 'no'],
  ])('%j: %s', async (properties, expected) => {
    expect(await answerTo('{ event: { amount: { gte: 1000 } } }', properties)).toEqual([expected])
  })

  it('looks into what is nested', async () => {
    const condition = '{ event: { cart.items: { contains: shoe }, cart.total: { lt: 50 } } }'
    expect(await answerTo(condition, { cart: { items: ['hat', 'shoe'], total: 49 } })).toEqual(['yes'])
    await test.close()
    expect(await answerTo(condition, { cart: { items: ['hat'], total: 49 } })).toEqual(['no'])
    await test.close()
    expect(await answerTo('{ event: { toString: { exists: true } } }', {})).toEqual(['no'])
  })

  it('means that event for good, whatever comes after', async () => {
    open('{ event: { plan: gold } }', '  - wait: 1d\n')
    await test.track('ann', 'Signed Up', { plan: 'gold' })
    await test.track('ann', 'Signed Up', { plan: 'free' })
    await test.pass(days(2))
    expect(await answer()).toEqual(['yes'])
  })
})

describe('a branch on what the contact did', () => {
  const view = (amount = 1) => test.track('ann', 'Viewed', { amount })

  it.each([
    [0, 'no'],
    [2, 'no'],
    [3, 'yes'],
    [7, 'yes'],
  ])('counts: %i times', async (times, expected) => {
    open('{ did: { event: Viewed, count: { gte: 3 } } }')
    for (let time = 0; time < times; time++) await view()
    await test.track('ann', 'Signed Up')
    expect(await answer()).toEqual([expected])
  })

  it('counts only what its filter means', async () => {
    open('{ did: { event: Viewed, where: { amount: { gte: 10 } }, count: 2 } }')
    for (const amount of [1, 10, 9, 11]) await view(amount)
    await test.track('ann', 'Signed Up')
    expect(await answer()).toEqual(['yes'])
  })

  it.each([
    [days(3), 'yes'],
    [days(3) + 1, 'no'],
  ])('within a time, to the millisecond: %i ms later', async (later, expected) => {
    open('{ did: { event: Viewed, count: { gte: 2 }, within: 3d } }')
    await view()
    await test.pass(hours(1))
    await view()
    await test.pass(later - hours(1))
    await test.track('ann', 'Signed Up')
    expect(await answer()).toEqual([expected])
  })

  it('counts by when it was done, not by when it was told', async () => {
    open('{ did: { event: Viewed, within: 1d } }')
    const longAgo = new Date(test.runtime.clock.now() - days(2)).toISOString()
    await test.post({ type: 'track', userId: 'ann', event: 'Viewed', timestamp: longAgo })
    await test.track('ann', 'Signed Up')
    expect(await answer()).toEqual(['no'])
  })

  it('of not having done it is true of whoever never did', async () => {
    open('{ not: { did: { event: Bought } } }')
    await test.track('ann', 'Signed Up')
    expect(await answer()).toEqual(['yes'])
  })

  it.each([
    ['{ lt: 2 }', 1, 'yes'],
    ['{ lt: 2 }', 2, 'no'],
    ['{ lte: 2 }', 2, 'yes'],
    ['{ lte: 2 }', 3, 'no'],
    ['2', 2, 'yes'],
    ['2', 3, 'no'],
    ['{ gt: 2 }', 2, 'no'],
    ['{ gt: 2 }', 3, 'yes'],
  ])('%s, having done it %i times: %s', async (count, times, expected) => {
    for (const within of ['', ', within: 9d']) {
      open(`{ did: { event: Viewed, count: ${count}${within} } }`)
      for (let time = 0; time < times; time++) await view()
      await test.track('ann', 'Signed Up')
      expect(await answer()).toEqual([expected])
      await test.close()
    }
    open('{ did: { event: Viewed } }')
  })
})

describe('a branch on what became of a message', () => {
  const asked = async (condition: string, act: () => Promise<void>) => {
    open(condition, '  - send: hello\n  - wait: 2d\n')
    await test.identify('ann', { email: address })
    await test.track('ann', 'Signed Up')
    await test.pass(hours(1))
    await act()
    await test.pass(days(3))
    return answer()
  }

  it('knows who received, opened and clicked it, and on which link', async () => {
    const nothing = async () => {}
    expect(await asked('{ received: hello }', nothing)).toEqual(['yes'])
    await test.close()
    expect(await asked('{ opened: hello }', nothing)).toEqual(['no'])
    await test.close()
    expect(await asked('{ opened: hello }', () => test.click(address, 'hello'))).toEqual(['yes'])
    await test.close()
    expect(await asked('{ clicked: hello }', () => test.open(address, 'hello'))).toEqual(['no'])
    await test.close()
    expect(
      await asked('{ clicked: { message: hello, link: less } }', () => test.click(address, 'hello', 'more')),
    ).toEqual(['no'])
    await test.close()
    expect(
      await asked('{ clicked: { message: hello, link: less } }', () => test.click(address, 'hello', 'less')),
    ).toEqual(['yes'])
  })
})
