import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openIntake } from './intake.ts'
import {
  analyticsNext,
  analyticsNextBatch,
  analyticsNode,
  rudderBeacon,
  rudderNode,
  rudderXhr,
  type SdkRequest,
} from './sdk-requests.ts'

async function taken(request: SdkRequest) {
  const intake = openIntake()
  const response = await intake.ask(request)
  expect(response).toMatchObject({ status: 200, body: '{"success":true}' })
  return intake
}

describe('an unchanged SDK is understood', () => {
  it('analytics-node: all six calls of one batch, as the server’s', async () => {
    const { kept, now } = await taken(analyticsNode)
    const common = { receivedAt: now, occurredAt: now - 1000, origin: 'server' }
    expect(kept).toEqual([
      { kind: 'identify', messageId: 'n1', ...common, userId: 'u1', traits: { email: 'ann@example.com' } },
      { kind: 'event', messageId: 'n2', ...common, anonymousId: 'a1', name: 'Signed Up', properties: { plan: 'pro' } },
      { kind: 'alias', messageId: 'n3', ...common, userId: 'u1', previousId: 'a1' },
      { kind: 'event', messageId: 'n4', ...common, userId: 'u1', name: 'Group Joined', properties: { groupId: 'g1' } },
      { kind: 'event', messageId: 'n5', ...common, userId: 'u1', name: 'Page Viewed', properties: { name: 'Home' } },
      { kind: 'event', messageId: 'n6', ...common, userId: 'u1', name: 'Screen Viewed', properties: { name: 'Start' } },
    ])
  })

  it('RudderStack for Node: gzip that is labelled as a form', async () => {
    const { kept, now } = await taken(rudderNode)
    expect(kept).toEqual([
      {
        kind: 'identify',
        messageId: 'r1',
        receivedAt: now,
        occurredAt: now - 1000,
        origin: 'server',
        userId: 'u1',
        traits: { email: 'ann@example.com' },
      },
    ])
  })

  it.each([
    ['/v1/t', { type: 'track', event: 'Order Completed', properties: { revenue: 12 } }, 'Order Completed'],
    ['/v1/p', { type: 'page', name: 'Home', category: 'Shop', properties: { path: '/' } }, 'Page Viewed'],
    ['/v1/s', { type: 'screen', name: 'Start', properties: {} }, 'Screen Viewed'],
    ['/v1/g', { type: 'group', userId: 'u1', groupId: 'g1', traits: {} }, 'Group Joined'],
  ])('analytics-next, one event a request: %s', async (path, event, name) => {
    const { kept, now } = await taken(analyticsNext(path, event))
    expect(kept).toMatchObject([{ kind: 'event', name, anonymousId: 'a1', origin: 'browser', occurredAt: now - 1000 }])
  })

  it('analytics-next identify and alias, each at its own path', async () => {
    const identify = await taken(analyticsNext('/v1/i', { type: 'identify', userId: 'u1', traits: { name: '王' } }))
    expect(identify.kept).toMatchObject([{ kind: 'identify', userId: 'u1', anonymousId: 'a1', traits: { name: '王' } }])
    const alias = await taken(analyticsNext('/v1/a', { type: 'alias', userId: 'u2', previousId: 'u1' }))
    expect(alias.kept).toMatchObject([{ kind: 'alias', userId: 'u2', previousId: 'u1' }])
  })

  it('analytics-next in batches: the key is only in the body', async () => {
    const { kept } = await taken(analyticsNextBatch)
    expect(kept.map((record) => [record.messageId, record.kind === 'event' && record.name])).toEqual([
      ['b1', 'Page Viewed'],
      ['b2', 'Cart Viewed'],
    ])
  })

  it('RudderStack by XHR: traits only in the context', async () => {
    const { kept } = await taken(rudderXhr)
    expect(kept).toMatchObject([{ kind: 'identify', userId: 'u1', traits: { plan: 'pro' }, origin: 'browser' }])
  })

  it('RudderStack’s beacon: the key is only in the query', async () => {
    const { kept } = await taken(rudderBeacon)
    expect(kept.map(({ messageId }) => messageId)).toEqual(['c1', 'c2'])
  })

  it('whatever the content type says, and however a gzip is labelled', async () => {
    for (const type of ['text/plain', 'application/json', 'application/octet-stream', '', undefined]) {
      const { kept } = await taken({
        ...analyticsNode,
        headers: { ...analyticsNode.headers, 'content-type': type },
        body: gzipSync(analyticsNode.body),
      })
      expect(kept).toHaveLength(6)
    }
  })

  it('keeps one person’s events in one group, so that they stay in order', async () => {
    const { groups } = await taken(rudderBeacon)
    expect(groups).toEqual(['u1', 'u1'])
  })
})
