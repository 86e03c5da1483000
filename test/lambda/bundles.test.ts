import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bundleFile, bundleFunctions, functionNames } from '../../cdk/bundle/bundle-functions.ts'
import type { FunctionName } from '../../functions/catalog.ts'
import { type Call, fakeEndpoint, type Reply } from '../aws/fake-endpoint.ts'
import { context, logOf } from './invocation.ts'

const endpoint = await fakeEndpoint()
const folder = mkdtempSync(join(tmpdir(), 'waymark-bundles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(() => {
  bundleFunctions(folder)
  const variables = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: endpoint.settings.endpoint,
    TABLE_CONTACTS: 'contacts',
    TABLE_ACTIVITY: 'activity',
    TABLE_MEASURES: 'measures',
    CONTENT_BUCKET: 'content',
    BUS_NAME: 'waymark',
    STATE_MACHINE_PREFIX: 'arn:aws:states:eu-west-1:1:stateMachine:waymark-',
    CONFIGURATION_SET: 'waymark',
    PUBLIC_URL: 'https://news.northlight.example',
    QUEUE_URL_INTAKE: `${endpoint.settings.endpoint}/1/waymark-intake.fifo`,
    SECRET_ID_SERVER_WRITE_KEY: 'server-write-key',
    SECRET_ID_BROWSER_WRITE_KEY: 'browser-write-key',
    SECRET_ID_SIGNING_KEY: 'signing-key',
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
})

type Handler = (event: object, of: typeof context) => Promise<Readonly<Record<string, unknown>>>

const handlerOf = async (name: FunctionName): Promise<Handler> => {
  const { handler } = await import(pathToFileURL(bundleFile(folder, name)).href)
  return handler
}

type Entry = { readonly Id: string; readonly MessageBody: string; readonly MessageGroupId: string }
const entriesOf = (call: Call | undefined): readonly Entry[] => (call?.body['Entries'] ?? []) as readonly Entry[]

/** What SQS and Secrets Manager answer; a secret is called what it holds. */
function answer(call: Call): Reply {
  const { headers, body } = call
  if (headers['x-amz-target'] === 'secretsmanager.GetSecretValue')
    return { status: 200, body: { SecretString: body['SecretId'] } }
  const taken = entriesOf(call).map(({ Id, MessageBody }) => ({
    Id,
    MessageId: Id,
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  }))
  return { status: 200, body: { Successful: taken } }
}

const request = (method: string, path: string, headers: object, body = '') => ({
  rawPath: path,
  headers,
  body,
  isBase64Encoded: false,
  requestContext: { http: { method } },
})

describe('the bundles that are deployed', () => {
  test.each(functionNames)('%s imports by itself, and is small enough to start fast', async (name) => {
    expect(typeof (await handlerOf(name))).toBe('function')
    expect(statSync(bundleFile(folder, name)).size).toBeLessThan(850_000)
  })

  test('leave the compiler of mails at home', () => {
    for (const name of functionNames) expect(readFileSync(bundleFile(folder, name), 'utf8')).not.toContain('mjml')
  })

  test('keep an event that was posted: from the request over the wire into the queue', async () => {
    endpoint.answer = answer
    const handler = await handlerOf('collect-events')
    const authorization = `Basic ${Buffer.from('server-write-key:').toString('base64')}`
    const event = { userId: 'u1', event: 'Form Submitted', messageId: 'm1', properties: { form: 'ebook' } }
    const response = await handler(request('POST', '/v1/track', { authorization }, JSON.stringify(event)), context)
    expect(response).toMatchObject({ statusCode: 200, body: '{"success":true}' })
    const sent = endpoint.calls.find(({ headers }) => headers['x-amz-target'] === 'AmazonSQS.SendMessageBatch')
    const [entry] = entriesOf(sent)
    expect(JSON.parse(entry?.MessageBody ?? '')).toMatchObject({
      kind: 'event',
      name: 'Form Submitted',
      origin: 'server',
    })
    expect(entry?.MessageGroupId).toMatch(/^[0-9a-f]{64}$/)
  })

  test('answer 500 where the queue takes nothing, so that the SDK tries again', async () => {
    endpoint.answer = (call) =>
      call.headers['x-amz-target'] === 'AmazonSQS.SendMessageBatch'
        ? { status: 403, body: { __type: 'AccessDeniedException' } }
        : answer(call)
    const handler = await handlerOf('collect-events')
    const body = JSON.stringify({ writeKey: 'browser-write-key', anonymousId: 'a', event: 'Viewed', messageId: 'm2' })
    const { lines } = await logOf(async () => {
      expect(await handler(request('POST', '/v1/track', {}, body), context)).toMatchObject({ statusCode: 500 })
    })
    expect(lines).toMatchObject([{ level: 'ERROR', fault: { name: 'AccessDeniedException' } }])
  })

  test('show a page to somebody with a link that is none of ours, and change nothing', async () => {
    endpoint.answer = answer
    const handler = await handlerOf('unsubscribe')
    const response = await handler(request('GET', '/unsubscribe/v1.none.none', {}), context)
    expect(response['statusCode']).toBe(404)
    expect(endpoint.calls.map(({ headers }) => headers['x-amz-target'])).toEqual(['secretsmanager.GetSecretValue'])
  })
})
