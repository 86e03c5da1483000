import { gzipSync } from 'node:zlib'
import type { HttpRequest } from '../../../shared/contracts/http.ts'
import { monday } from '../../support/test-runtime.ts'

/**
 * Requests in the forms in which the unchanged SDKs send them, written by hand from their documentation: what matters is
 * how each labels its body, where it puts the key, and how it spells times and traits.
 */
export type SdkRequest = Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>

const at = (seconds: number): string => new Date(monday + seconds * 1000).toISOString()
const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
const page = { origin: 'https://shop.example', referer: 'https://shop.example/' }
const text = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

/** @segment/analytics-node: one batch, the key in the header and in the body. */
export const analyticsNode: SdkRequest = {
  method: 'POST',
  path: '/v1/batch',
  query: {},
  headers: { 'content-type': 'application/json', authorization: basic('server-write-key') },
  body: text({
    batch: [
      { type: 'identify', userId: 'u1', traits: { email: 'ann@example.com' }, ...node('n1') },
      { type: 'track', anonymousId: 'a1', event: 'Signed Up', properties: { plan: 'pro' }, ...node('n2') },
      { type: 'alias', userId: 'u1', previousId: 'a1', ...node('n3') },
      { type: 'group', userId: 'u1', groupId: 'g1', traits: {}, ...node('n4') },
      { type: 'page', userId: 'u1', name: 'Home', properties: {}, ...node('n5') },
      { type: 'screen', userId: 'u1', name: 'Start', properties: {}, ...node('n6') },
    ],
    writeKey: 'server-write-key',
    sentAt: at(0),
  }),
}

function node(messageId: string) {
  const library = { name: '@segment/analytics-node', version: '3.1.0' }
  return { messageId, timestamp: at(-1), integrations: {}, context: { library }, _metadata: { jsRuntime: 'node' } }
}

/** @rudderstack/rudder-sdk-node: a gzip that is labelled as a form, no key in the body, times under another name. */
export const rudderNode: SdkRequest = {
  method: 'POST',
  path: '/v1/batch',
  query: {},
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'content-encoding': 'gzip',
    authorization: basic('server-write-key'),
  },
  body: gzipSync(
    text({
      batch: [
        {
          type: 'identify',
          userId: 'u1',
          traits: { email: 'ann@example.com' },
          context: { traits: { email: 'ann@example.com' }, library: { name: 'analytics-node' } },
          channel: 'server',
          originalTimestamp: at(-5),
          sentAt: at(-4),
          messageId: 'r1',
        },
      ],
      timestamp: at(-4),
      sentAt: at(-4),
    }),
  ),
}

const browserContext = {
  page: { path: '/', referrer: '', search: '', title: 'Shop', url: 'https://shop.example/' },
  locale: 'en-US@posix',
  timezone: 'UTC',
}

/** analytics-next: one event a request, JSON labelled as plain text, with the key in the header and in the body. */
export const analyticsNext = (path: string, event: object): SdkRequest => ({
  method: 'POST',
  path,
  query: {},
  headers: { ...page, 'content-type': 'text/plain', authorization: basic('browser-write-key') },
  body: text({
    timestamp: at(-1),
    integrations: { 'Segment.io': true },
    anonymousId: 'a1',
    messageId: `next${path}`,
    context: browserContext,
    ...event,
    writeKey: 'browser-write-key',
    sentAt: at(0),
    _metadata: { bundled: ['Segment.io'], unbundled: [], bundledIds: [] },
  }),
})

/** analytics-next when it batches: no header for the key at all. */
export const analyticsNextBatch: SdkRequest = {
  method: 'POST',
  path: '/v1/b',
  query: {},
  headers: { ...page, 'content-type': 'text/plain' },
  body: text({
    writeKey: 'browser-write-key',
    batch: [
      { type: 'page', anonymousId: 'a1', messageId: 'b1', timestamp: at(-2), properties: { path: '/' } },
      { type: 'track', anonymousId: 'a1', messageId: 'b2', timestamp: at(-1), event: 'Cart Viewed', properties: {} },
    ],
    sentAt: at(0),
  }),
}

const rudderContext = { traits: { plan: 'pro' }, locale: 'en-US@posix', timezone: 'GMT+0000', sessionId: 1 }

/** @rudderstack/analytics-js by XHR: the anonymous id and the time also in headers of its own. */
export const rudderXhr: SdkRequest = {
  method: 'POST',
  path: '/v1/identify',
  query: {},
  headers: {
    ...page,
    'content-type': 'application/json;charset=UTF-8',
    authorization: basic('browser-write-key'),
    anonymousid: Buffer.from('a1').toString('base64'),
    sentat: at(0),
  },
  body: text({
    type: 'identify',
    userId: 'u1',
    anonymousId: 'a1',
    channel: 'web',
    context: rudderContext,
    originalTimestamp: at(-1),
    sentAt: at(0),
    messageId: 'x1',
  }),
}

/** The same as a beacon while the page closes: no header may be set, so the key is in the query. */
export const rudderBeacon: SdkRequest = {
  method: 'POST',
  path: '/beacon/v1/batch',
  query: { writeKey: 'browser-write-key' },
  headers: { ...page, 'content-type': 'text/plain' },
  body: text({
    batch: [
      { type: 'identify', userId: 'u1', anonymousId: 'a1', context: rudderContext, messageId: 'c1' },
      { type: 'track', event: 'Order Completed', userId: 'u1', anonymousId: 'a1', properties: {}, messageId: 'c2' },
    ].map((event) => ({ ...event, originalTimestamp: at(-1), sentAt: at(0) })),
  }),
}
