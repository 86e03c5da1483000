import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { goodEvent, openIntake, serverKey } from './intake.ts'

const kilobyte = 1024

async function postAlone(event: unknown) {
  const intake = openIntake()
  const { status, body } = await intake.ask({ path: '/v1/track', body: Buffer.from(JSON.stringify(event)) })
  return { status, ...JSON.parse(body), kept: intake.kept }
}

async function postRaw(body: string) {
  const intake = openIntake()
  const response = await intake.ask({ path: '/v1/track', headers: serverKey, body: Buffer.from(body) })
  return { status: response.status, ...JSON.parse(response.body), kept: intake.kept }
}

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const wide = (fields: number): JsonObject => Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, i]))
const properties = (value: string): string => `{"type":"track","userId":"u1","event":"E","properties":${value}}`

describe('an event alone is answered 400 when it', () => {
  it.each([
    ['says of nobody who did it', { type: 'track', event: 'Signed Up' }],
    ['has empty ids', { ...goodEvent, userId: '', anonymousId: '' }],
    ['has ids that are too long', { ...goodEvent, userId: 'u'.repeat(257) }],
    ['has no name', { type: 'track', userId: 'u1' }],
    ['has an empty name', { ...goodEvent, event: '' }],
    ['has a name of 101 characters', { ...goodEvent, event: 'e'.repeat(101) }],
    ['is 33 KB', { ...goodEvent, properties: { text: 'x'.repeat(33 * kilobyte) } }],
    ['is 33 KB in three-byte characters', { ...goodEvent, properties: { text: '王'.repeat(11 * kilobyte) } }],
    ['has a messageId of 101 characters', { ...goodEvent, messageId: 'm'.repeat(101) }],
    ['has a messageId that is none', { ...goodEvent, messageId: 7 }],
    ['has more fields than anybody needs', { ...goodEvent, properties: wide(501) }],
    ['has a field with a name of 129 characters', { ...goodEvent, properties: { ['f'.repeat(129)]: 1 } }],
  ])('%s', async (_, event) => {
    const { status, success, error, kept } = await postAlone(event)
    expect({ status, success, kept }).toEqual({ status: 400, success: false, kept: [] })
    expect(error).toMatch(/\w+ \w+/)
  })

  it.each([
    ['is nested 10,000 deep', properties(nested(10_000))],
    ['is nested deeper than ten', properties(nested(10))],
    ['is a list nested 10,000 deep', properties(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
    ['has a __proto__', properties('{"__proto__":{"polluted":1}}')],
    ['has a __proto__ deep inside', properties('{"a":[{"b":{"__proto__":{"polluted":1}}}]}')],
    ['has a constructor', properties('{"constructor":{"prototype":{"polluted":1}}}')],
    ['has __proto__ for itself', '{"__proto__":{"polluted":1},"type":"track","userId":"u1","event":"E"}'],
    ['has a number that no store can keep', properties('{"amount":1e300}')],
    ['has a number too small to be kept', properties('{"amount":1e-300}')],
  ])('%s', async (_, body) => {
    expect(await postRaw(body)).toMatchObject({ status: 400, kept: [] })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('what is of another type than it should be does no harm', () => {
  const wrong: readonly Json[] = [null, true, false, 0, -1, 1.5, 'text', '', [], [1], {}, { a: 1 }]
  const fields =
    'type messageId userId anonymousId event name category properties traits context previousId groupId timestamp originalTimestamp sentAt integrations'

  it.each(fields.split(' '))('%s', async (field) => {
    for (const type of ['track', 'identify', 'page', 'screen', 'group', 'alias']) {
      for (const value of wrong) {
        const event = { type, userId: 'u1', previousId: 'u0', event: 'E', [field]: value }
        const intake = openIntake()
        expect([200, 400]).toContain(await intake.post('/v1/batch', { batch: [event] }))
        expect([200, 400]).toContain(await intake.post(`/v1/${type}`, event))
      }
    }
  })

  it('an object that pretends to be a text is no time', async () => {
    const liar = { toString: null, valueOf: null }
    for (const field of ['timestamp', 'originalTimestamp', 'sentAt']) {
      const intake = openIntake()
      expect(await intake.post('/v1/track', { ...goodEvent, [field]: liar })).toBe(200)
      expect(intake.kept).toMatchObject([{ occurredAt: intake.now }])
    }
  })

  it('a batch that was sent at no time, or at one that is nested 10,000 deep', async () => {
    for (const sentAt of ['{"toString":1}', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, '7', 'null']) {
      const intake = openIntake()
      const body = Buffer.from(`{"batch":[${JSON.stringify(goodEvent)}],"sentAt":${sentAt}}`)
      expect(await intake.ask({ body })).toMatchObject({ status: 200 })
      expect(intake.kept).toHaveLength(1)
    }
  })
})

describe('of a batch', () => {
  it('the good events are kept, and the others listed with their places and reasons', async () => {
    const intake = openIntake()
    const batch = [goodEvent, { type: 'track', event: 'E' }, { ...goodEvent, messageId: 'last' }, 'text', { type: 'x' }]
    const { status, body } = await intake.ask({ body: Buffer.from(JSON.stringify({ batch })) })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({
      success: true,
      dropped: [
        { index: 1, reason: 'neither userId nor anonymousId is given' },
        { index: 3, reason: 'an event is a JSON object' },
        { index: 4, reason: 'neither userId nor anonymousId is given' },
      ],
    })
    expect(intake.kept.map(({ messageId }) => messageId)).toEqual(['generated-id1', 'last'])
  })

  it('in which nothing is good, nothing is kept, and the SDK is told', async () => {
    const intake = openIntake()
    expect(await intake.post('/v1/batch', { batch: [{ type: 'track' }, 7] })).toBe(400)
    expect(intake.kept).toEqual([])
  })
})

describe('ids', () => {
  it('may be numbers, which mean the same person as the text', async () => {
    const intake = openIntake()
    await intake.post('/v1/track', { ...goodEvent, userId: 42 })
    await intake.post('/v1/track', { ...goodEvent, userId: '42' })
    await intake.post('/v1/track', { type: 'track', anonymousId: 0, event: 'E' })
    expect(intake.kept).toMatchObject([{ userId: '42' }, { userId: '42' }, { anonymousId: '0' }])
  })

  it('are given to events that come without, each its own', async () => {
    const intake = openIntake()
    await intake.post('/v1/batch', { batch: [goodEvent, goodEvent] })
    expect(new Set(intake.kept.map(({ messageId }) => messageId)).size).toBe(2)
  })

  it('of an alias are found in all three places', async () => {
    const intake = openIntake()
    await intake.post('/v1/alias', { userId: 'u1', previousId: 'a1' })
    await intake.post('/v1/a', { type: 'alias', userId: 'u1', anonymousId: 'a1' })
    await intake.post('/v1/batch', { batch: [{ type: 'alias', userId: 'u1', previousId: 7, anonymousId: 'a1' }] })
    expect(intake.kept).toMatchObject([{ previousId: 'a1' }, { previousId: 'a1' }, { previousId: '7' }])
    expect(await intake.post('/v1/alias', { userId: 'u1' })).toBe(400)
    expect(await intake.post('/v1/alias', { anonymousId: 'a1', previousId: 'a2' })).toBe(400)
  })
})

it('half a character, as clients leave it that cut a text, is made whole', async () => {
  const { status, kept } = await postRaw(
    '{"type":"track","userId":"u\\ud83d","event":"E\\udc00","messageId":"m\\ud83d","properties":{"k\\ud83d":["x\\ud83d"]}}',
  )
  expect(status).toBe(200)
  expect(kept).toMatchObject([{ userId: 'u\ufffd', name: 'E\ufffd', messageId: 'm\ufffd' }])
  expect(kept[0]?.properties).toEqual({ 'k\ufffd': ['x\ufffd'] })
})
