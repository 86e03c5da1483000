import { describe, expect, test } from 'vitest'
import { entriesIn, journeyOf as journey, loopsIn as told } from './lives.ts'

const ping = journey('{ event: Ping }', '  - wait: 1d\n  - emit: { event: Pong }\n')
const pong = journey('{ event: Pong }', '  - wait: 1d\n  - emit: { event: Ping }\n')

describe('a loop of events', () => {
  test('is told in each of its journeys, and a contact really goes round', async () => {
    expect(told({ ping, pong })).toEqual({
      ping: 'error: ping → emit-pong (Pong) → pong → emit-ping (Ping) → ping',
      pong: 'error: pong → emit-ping (Ping) → ping → emit-pong (Pong) → pong',
    })
    expect(await entriesIn({ ping, pong }, 'Ping', 10)).toBe(10)
  })

  test('is none where one journey is entered once, or where the event is another', () => {
    expect(told({ ping, pong: pong.replace('always', 'never') })).toEqual({})
    expect(told({ ping, pong: pong.replace('event: Ping', 'event: Ping, properties: { kind: soft }') })).not.toEqual({})
    const hard = ping.replace('{ event: Ping }', '{ event: Ping, where: { kind: hard } }')
    expect(told({ ping: hard, pong: pong.replace('event: Ping', 'event: Ping, properties: { kind: soft }') })).toEqual(
      {},
    )
    expect(told({ ping: hard, pong })).toEqual({})
    expect(
      told({ ping: hard, pong: pong.replace('event: Ping', 'event: Ping, properties: { kind: { attribute: kind } }') }),
    ).not.toEqual({})
  })

  test('is a warning where time must pass between two entries', () => {
    expect(told({ ping, pong: pong.replace('always', '{ after: 30d }') })).toMatchObject({
      ping: expect.stringMatching(/^warning/),
      pong: expect.stringMatching(/^warning/),
    })
  })

  test('may end where going round changes what a door asks, and goes round until then', async () => {
    const few = 'audience: { score: { lt: 3 } }\nreentry: always'
    const counting = journey('{ event: Pong }', '  - wait: 1d\n  - score: 1\n  - emit: { event: Ping }\n', few)
    expect(told({ ping, pong: counting })).toMatchObject({
      ping: expect.stringMatching(/^warning/),
      pong: expect.stringMatching(/^warning/),
    })
    expect(await entriesIn({ ping, pong: counting }, 'Ping', 30)).toBe(7)
    // What nothing changes on the way round ends nothing.
    const other = journey('{ event: Pong }', '  - wait: 1d\n  - score: { fit: 1 }\n  - emit: { event: Ping }\n', few)
    expect(told({ ping, pong: other })).toMatchObject({ ping: expect.stringMatching(/^error/) })
  })

  test('is none where the contact is still inside when it comes back, and then nobody goes round', async () => {
    const staying = journey('{ event: Ping }', '  - emit: { event: Pong }\n  - wait: 5d\n  - tag: waited\n')
    expect(told({ ping: staying, pong })).toEqual({})
    expect(await entriesIn({ ping: staying, pong }, 'Ping', 20)).toBe(2)
    expect(told({ ping: staying.replace('5d', '23h'), pong })).not.toEqual({})
    // Whoever an exit may let go at any moment may be out.
    expect(told({ ping: staying.replace('steps:', 'exit: [{ event: Order Completed }]\nsteps:'), pong })).not.toEqual(
      {},
    )
  })

  test('may be a journey that feeds itself', async () => {
    const alone = journey('{ event: Ping }', '  - wait: 1d\n  - enroll: alone\n')
    expect(told({ alone })).toEqual({ alone: 'error: alone → enroll-alone → alone' })
    expect(told({ alone: alone.replace('enroll: alone', 'emit: { event: Ping }') })).not.toEqual({})
    expect(told({ alone: `${alone}  - wait: 1d\n  - tag: done\n` })).toEqual({})
  })

  test('goes by keys only where they can be new', () => {
    const keyed = journey(
      '{ event: Ping }',
      '  - emit: { event: Pong, properties: { cart: { property: cart } } }\n',
      'reentry: { key: cart }',
    )
    const back = (value: string, more = '') =>
      journey('{ event: Pong }', `${more}  - emit: { event: Ping, properties: { cart: ${value} } }\n`)
    expect(told({ ping: keyed, pong: back('{ property: cart }') })).toEqual({})
    expect(told({ ping: keyed, pong: back('{ attribute: cart }') })).toEqual({})
    const asks = '  - webhook: { url: "https://shop.example.com/cart", store: { cart: id } }\n'
    expect(told({ ping: keyed, pong: back('{ attribute: cart }', asks) })).not.toEqual({})
  })
})

describe('a loop of segments', () => {
  const segments = { lapsed: '{ tag: inactive }' }
  const comes = journey('{ segment: { entered: lapsed } }', '  - wait: 1d\n  - untag: inactive\n  - enroll: goes\n')
  const goes = journey('manual', '  - wait: 1d\n  - tag: inactive\n')

  test('is told where a step takes back what let the contact in', () => {
    expect(told({ comes, goes }, segments)).toEqual({
      comes: 'error: comes → enroll-goes → goes → tag-inactive (entered lapsed) → comes',
      goes: 'error: goes → tag-inactive (entered lapsed) → comes → enroll-goes → goes',
    })
  })

  test('is none where nothing takes it back: who has a tag cannot get it', () => {
    expect(told({ comes: comes.replace('  - untag: inactive\n', ''), goes }, segments)).toEqual({})
  })

  test('knows which way a score, an attribute and a "not" move', () => {
    const scored = (by: number) => ({
      comes: comes.replace('untag: inactive', `score: ${by}`),
      goes: goes.replace('tag: inactive', 'score: 10'),
    })
    expect(told(scored(-10), { lapsed: '{ score: { gte: 10 } }' })).not.toEqual({})
    expect(told(scored(5), { lapsed: '{ score: { gte: 10 } }' })).toEqual({})
    // It takes the other journey to get out again: whether it does in time is not known.
    const beside = (step: string) => ({ comes: `warning: comes → ${step} (entered lapsed) → comes` })
    expect(told(scored(-10), { lapsed: '{ score: { lt: 10 } }' })).toEqual(beside('score'))
    const set = (before: string) => ({
      comes: comes.replace('untag: inactive', `set: { plan: ${before} }`),
      goes: goes.replace('tag: inactive', 'set: { plan: free }'),
    })
    expect(told(set('gold'), { lapsed: '{ attribute: { plan: free } }' })).not.toEqual({})
    expect(told(set('free'), { lapsed: '{ attribute: { plan: free } }' })).toEqual({})
    const untagged = { lapsed: '{ not: { segment: other } }', other: '{ tag: inactive }' }
    expect(told({ comes, goes }, untagged)).toEqual(beside('untag-inactive'))
    expect(told({ comes, goes: goes.replace('tag: inactive', 'score: 10') }, untagged)).toEqual({})
  })

  test('is none where the door is shut by then', () => {
    const guarded = comes.replace('reentry', 'audience: { not: { tag: seen } }\nreentry')
    expect(told({ comes: guarded, goes }, segments)).not.toEqual({})
    expect(
      told({ comes: guarded, goes: goes.replace('  - tag: inactive', '  - tag: seen\n  - tag: inactive') }, segments),
    ).toEqual({})
    const gone = goes.replace('reentry', 'exit: [{ tag: seen }]\nreentry')
    expect(told({ comes: comes.replace('  - enroll', '  - tag: seen\n  - enroll'), goes: gone }, segments)).toEqual({})
  })
})
