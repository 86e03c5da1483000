import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { type HttpRequest, jsonResponse } from '../../shared/contracts/http.ts'
import { httpFunction } from '../../shared/lambda/http-function.ts'
import { context, logOf } from './invocation.ts'

const event = (over: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: 'POST /v1/{call}',
  rawPath: '/v1/track',
  rawQueryString: 'writeKey=k',
  queryStringParameters: { writeKey: 'k' },
  headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
  isBase64Encoded: false,
  body: '{"event":"語"}',
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'd',
    domainPrefix: 'p',
    http: { method: 'POST', path: '/v1/track', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'r',
    routeKey: 'POST /v1/{call}',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
  ...over,
})

describe('a function behind the HTTP API', () => {
  test('hands on the request as it came, and the answer as it is', async () => {
    const seen: HttpRequest[] = []
    const handler = httpFunction(async (request) => {
      seen.push(request)
      return jsonResponse(202, { kept: true })
    })
    expect(await handler(event(), context)).toEqual({
      statusCode: 202,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"kept":true}',
    })
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/v1/track',
        query: { writeKey: 'k' },
        headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
        body: Buffer.from('{"event":"語"}'),
      },
    ])
  })

  test('gives back the bytes of a body that API Gateway has put into base64', async () => {
    const zipped = Buffer.from([0x1f, 0x8b, 0x00, 0xff])
    const handler = httpFunction(async ({ body }) => jsonResponse(200, [...body]))
    const answer = await handler(event({ body: zipped.toString('base64'), isBase64Encoded: true }), context)
    expect(answer.body).toBe('[31,139,0,255]')
  })

  test('takes a request without body and query', async () => {
    const { body: _, queryStringParameters: __, ...bare } = event()
    const handler = httpFunction(async ({ body, query }) => jsonResponse(200, [body.byteLength, query]))
    expect((await handler(bare, context)).body).toBe('[0,{}]')
  })

  test('answers a fault with 500, lets a browser see it, and tells nobody what went wrong', async () => {
    const handler = httpFunction(async () => {
      throw new Error('yu@example.com is not known')
    })
    const { text, lines } = await logOf(async () => {
      const answer = await handler(event(), context)
      expect(answer).toMatchObject({
        statusCode: 500,
        headers: { 'access-control-allow-origin': 'https://shop.example' },
      })
      expect(answer.body).not.toContain('yu@example.com')
    })
    expect(text).not.toContain('yu@example.com')
    expect(lines).toMatchObject([
      { level: 'ERROR', message: 'A request could not be answered.', requestId: 'request-1', route: 'POST /v1/{call}' },
    ])
    expect(lines[0]?.['fault']).toMatchObject({
      name: 'Error',
      at: expect.arrayContaining([expect.stringContaining('http-function.test.ts')]),
    })
  })
})
