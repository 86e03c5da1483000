import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { browserKey, goodEvent, openIntake, serverKey } from './intake.ts'

const kilobyte = 1024
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const withKey = { ...goodEvent, writeKey: 'browser-write-key' }

async function ask(
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = serverKey,
  path = '/v1/track',
) {
  const intake = openIntake()
  const { status, body: said } = await intake.ask({ path, headers, body: Buffer.from(body) })
  return { status, reason: JSON.parse(said).error, kept: intake.kept.length }
}

describe('the write key', () => {
  it.each([
    ['as the user of Basic', goodEvent, basic('server-write-key:'), {}, 'server'],
    [
      'as the user of Basic, with a password that does not matter',
      goodEvent,
      basic('server-write-key:x'),
      {},
      'server',
    ],
    ['of a browser', goodEvent, browserKey, {}, 'browser'],
    ['in the body', withKey, {}, {}, 'browser'],
    ['in the query', goodEvent, {}, { writeKey: 'browser-write-key' }, 'browser'],
    ['in the header before the one in the body', withKey, serverKey, {}, 'server'],
  ])('is found %s', async (_, event, headers, query, origin) => {
    const intake = openIntake()
    const body = Buffer.from(JSON.stringify(event))
    expect(await intake.ask({ path: '/v1/track', headers, query, body })).toMatchObject({ status: 200 })
    expect(intake.kept).toMatchObject([{ origin }])
  })

  it.each([
    ['that is missing', {}],
    ['that is wrong', basic('wrong:')],
    ['that is almost right', basic('server-write-keY:')],
    ['that is longer than any', basic(`${'k'.repeat(300)}:`)],
    ['that is the signing key', basic('signing-key:')],
    ['that is no base64', { authorization: 'Basic ä' }],
    ['of another scheme', { authorization: 'Bearer server-write-key' }],
  ])('%s lets nothing in', async (_, headers) => {
    expect(await ask(JSON.stringify(goodEvent), headers)).toMatchObject({ status: 401, kept: 0 })
  })
})

describe('an address that is none', () => {
  it.each(['/', '/v1', '/v1/', '/v1/nothing', '/v2/batch', '/v1/batch/x', '/v1/__proto__', '/v1/constructor'])(
    'is answered 404: %s',
    async (path) => {
      expect(await ask(JSON.stringify(goodEvent), serverKey, path)).toMatchObject({ status: 404, kept: 0 })
    },
  )

  it.each(['PUT', 'DELETE', 'PATCH', 'GET', 'HEAD'])('is one that is asked by %s', async (method) => {
    expect(await openIntake().ask({ method, path: '/v1/track' })).toMatchObject({ status: 404 })
  })
})

describe('a body that cannot be read is answered 400', () => {
  // A good event but for its size, or none of this would be about the size.
  const filled = (size: number) => JSON.stringify(goodEvent) + ' '.repeat(size)

  it.each([
    ['nothing', ''],
    ['half a JSON', '{"type":"track"'],
    ['no JSON', 'type=track&userId=u1'],
    ['invalid UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['501 KB', filled(501 * kilobyte)],
    ['half a gzip', gzipSync(JSON.stringify(goodEvent)).subarray(0, 20)],
    ['a gzip of 20 MB', gzipSync(filled(20 * kilobyte * kilobyte))],
    ['a gzip of half a megabyte and a little', gzipSync(filled(500 * kilobyte))],
    ['a list', '[]'],
    ['a text', '"track"'],
    ['null', 'null'],
  ])('%s', async (_, body) => {
    expect(await ask(body)).toMatchObject({ status: 400, reason: expect.stringMatching(/./), kept: 0 })
  })

  it('but not for a little white space', async () => {
    expect(await ask(filled(kilobyte))).toMatchObject({ status: 200, kept: 1 })
    expect(await ask(gzipSync(filled(kilobyte)))).toMatchObject({ status: 200, kept: 1 })
  })

  it('a body that is said to be a gzip and is none', async () => {
    const headers = { ...serverKey, 'content-encoding': 'gzip' }
    expect(await ask(JSON.stringify(goodEvent), headers)).toMatchObject({ status: 400, kept: 0 })
  })

  it('takes a batch of 480 KB, which is the largest that the SDKs make', async () => {
    const events = Array.from({ length: 15 }, () => ({ ...goodEvent, properties: { text: 'x'.repeat(31 * kilobyte) } }))
    expect(await ask(JSON.stringify({ batch: events }), serverKey, '/v1/batch')).toMatchObject({
      status: 200,
      kept: 15,
    })
  })

  it.each([
    ['no list', { batch: goodEvent }],
    ['missing', {}],
    ['a text', { batch: 'track' }],
  ])('a batch that is %s', async (_, value) => {
    expect(await ask(JSON.stringify(value), serverKey, '/v1/batch')).toMatchObject({ status: 400, kept: 0 })
  })

  it('takes an empty batch, in which nothing is wrong', async () => {
    expect(await ask('{"batch":[]}', serverKey, '/v1/batch')).toMatchObject({ status: 200, kept: 0 })
  })
})

describe('an event that only Waymark gives', () => {
  it.each(['Task Completed', 'Segment Entered', 'Message Clicked'])(
    '%s is not believed of a public key',
    async (name) => {
      const event = JSON.stringify({ ...goodEvent, event: name })
      expect(await ask(event, browserKey)).toMatchObject({
        status: 400,
        kept: 0,
        reason: expect.stringMatching(/only Waymark/),
      })
      expect(await ask(event, serverKey)).toMatchObject({ status: 200, kept: 1 })
    },
  )
})
