import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { sesClient } from '../../shared/aws/ses-client.ts'
import { sesMailer } from '../../shared/aws/ses-mailer.ts'
import { outcomeOfFailure } from '../../shared/aws/ses-refusal.ts'
import type { Mail } from '../../shared/ports/mailer.ts'
import { errorReply, fakeEndpoint } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()
const mailer = sesMailer('waymark', sesClient(endpoint.settings))

const mail: Mail = {
  sendId: 'a1',
  from: '"Northlight" <hello@northlight.example>',
  to: 'yu@example.com',
  replyTo: 'team@northlight.example',
  subject: '歡迎',
  html: '<p>歡迎</p>',
  text: '歡迎',
  headers: [{ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }],
  tags: { app: 'waymark', sendId: 'a1' },
  why: { journey: 'lead-nurture', step: 'welcome', message: 'welcome', enrollmentId: 'e1', reason: 'Form Submitted' },
}

describe('a mail that SES takes', () => {
  test('goes out with its texts, headers and tags under the configuration set', async () => {
    endpoint.answer = () => ({ status: 200, body: { MessageId: '0100-abc' } })
    expect(await mailer.send(mail)).toEqual({ kind: 'accepted', providerId: '0100-abc' })
    expect(endpoint.calls[0]?.path).toBe('/v2/email/outbound-emails')
    expect(endpoint.calls[0]?.body).toEqual({
      ConfigurationSetName: 'waymark',
      FromEmailAddress: '"Northlight" <hello@northlight.example>',
      Destination: { ToAddresses: ['yu@example.com'] },
      ReplyToAddresses: ['team@northlight.example'],
      Content: {
        Simple: {
          Subject: { Data: '歡迎', Charset: 'UTF-8' },
          Body: { Html: { Data: '<p>歡迎</p>', Charset: 'UTF-8' }, Text: { Data: '歡迎', Charset: 'UTF-8' } },
          Headers: [{ Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' }],
        },
      },
      EmailTags: [
        { Name: 'app', Value: 'waymark' },
        { Name: 'sendId', Value: 'a1' },
      ],
    })
  })

  test('cannot be looked up later: only a report of SES tells', async () => {
    expect(await mailer.find('a1')).toEqual({ kind: 'unknown' })
  })
})

describe('a mail that SES does not take', () => {
  test.each([
    [429, 'TooManyRequestsException', 'refused-for-now'],
    [400, 'LimitExceededException', 'refused-for-now'],
    [400, 'SendingPausedException', 'refused-for-now'],
    [400, 'AccountSuspendedException', 'refused-for-now'],
    [404, 'NotFoundException', 'refused-for-now'],
    [403, 'AccessDeniedException', 'refused-for-now'],
    [403, 'ExpiredTokenException', 'refused-for-now'],
    [400, 'ThrottlingException', 'refused-for-now'],
    [400, 'MessageRejected', 'refused-for-good'],
    [400, 'BadRequestException', 'refused-for-good'],
    [400, 'MailFromDomainNotVerifiedException', 'refused-for-good'],
    [500, 'InternalServiceErrorException', 'ambiguous'],
    [503, 'ServiceUnavailableException', 'ambiguous'],
    [400, 'SomethingNewException', 'ambiguous'],
  ] as const)('%i %s: %s, after one call', async (status, type, kind) => {
    endpoint.answer = () => errorReply(status, type, 'Address yu@example.com is not verified.')
    expect(await mailer.send(mail)).toEqual({ kind, reason: type })
    expect(endpoint.calls.length).toBe(1)
  })

  test('is ambiguous when the connection breaks after the request was written, and is not tried again', async () => {
    endpoint.answer = () => 'reset'
    expect(await mailer.send(mail)).toEqual({ kind: 'ambiguous', reason: 'ECONNRESET' })
    expect(endpoint.calls.length).toBe(1)
  })

  test('is ambiguous when SES answers with no message id, or with nonsense', async () => {
    endpoint.answer = () => ({ status: 200, body: {} })
    expect(await mailer.send(mail)).toMatchObject({ kind: 'ambiguous' })
    endpoint.answer = () => ({ status: 200, body: '<html>' })
    expect(await mailer.send(mail)).toMatchObject({ kind: 'ambiguous' })
  })

  test('is refused for now when no connection was made', async () => {
    const port = await freePort()
    const nobody = sesMailer('waymark', sesClient({ ...endpoint.settings, endpoint: `http://127.0.0.1:${port}` }))
    expect(await nobody.send(mail)).toEqual({ kind: 'refused-for-now', reason: 'ECONNREFUSED' })
  })

  test('is refused for now when there are no rights to call with', async () => {
    const credentials = async () => {
      throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' })
    }
    const unknown = sesMailer('waymark', sesClient({ ...endpoint.settings, credentials }))
    expect(await unknown.send(mail)).toEqual({ kind: 'refused-for-now', reason: 'CredentialsProviderError' })
    expect(endpoint.calls).toEqual([])
  })
})

describe('a call to SES that takes too long', () => {
  const impatient = (timeouts: object) => sesClient({ ...endpoint.settings, requestHandler: timeouts })

  test('is given up and ambiguous', async () => {
    endpoint.answer = () => 'silence'
    const client = impatient({ requestTimeout: 50, throwOnRequestTimeout: true })
    expect(await sesMailer('waymark', client).send(mail)).toEqual({ kind: 'ambiguous', reason: 'ETIMEDOUT' })
    expect(endpoint.calls.length).toBe(1)
  })

  test('is refused for now where there was never a connection', async () => {
    // An address of a net that is set apart for documentation: nobody answers there, if the machine has a way there at all.
    const client = sesClient({
      ...endpoint.settings,
      endpoint: 'http://192.0.2.1',
      requestHandler: { connectionTimeout: 50, requestTimeout: 500, throwOnRequestTimeout: true },
    })
    expect(await sesMailer('waymark', client).send(mail)).toMatchObject({ kind: 'refused-for-now' })
  })
})

describe('the client that sends', () => {
  test('makes one attempt, has time-outs that throw, and keeps no connection', async () => {
    const client = sesClient(endpoint.settings)
    endpoint.answer = () => errorReply(400, 'BadRequestException')
    await sesMailer('waymark', client).send(mail)
    expect(await client.config.maxAttempts()).toBe(1)
    // The handler has settled its settings by its first request.
    const handler = client.config.requestHandler as unknown as { httpHandlerConfigs(): { readonly httpsAgent: object } }
    const { httpsAgent, ...timeouts } = handler.httpHandlerConfigs()
    expect(timeouts).toMatchObject({
      connectionTimeout: 1000,
      requestTimeout: 5000,
      socketTimeout: 5000,
      throwOnRequestTimeout: true,
    })
    expect(httpsAgent).toMatchObject({ keepAlive: false })
  })
})

describe('a fault that is no answer of SES', () => {
  test('is ambiguous, whatever it is', () => {
    expect(outcomeOfFailure('broken')).toEqual({ kind: 'ambiguous', reason: 'unknown' })
    expect(outcomeOfFailure(new RangeError('x'))).toEqual({ kind: 'ambiguous', reason: 'RangeError' })
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
