import { createHmac } from 'node:crypto'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { fakeEndpoint } from '../aws/fake-endpoint.ts'
import { cleanUp, runWaymark, startLaptop, temporaryFolder } from '../support/laptop-process.ts'

const endpoint = await fakeEndpoint()
afterAll(cleanUp)
afterEach(() => vi.unstubAllEnvs())

const keyOf = (said: string): string => /^(whsec_[A-Za-z0-9+/]{43}=)\n$/.exec(said)?.[1] ?? 'none'

describe('the key with which a server checks the calls of webhooks', { timeout: 60_000 }, () => {
  it('is printed by a running Waymark, for each server another, and nothing beside it', async () => {
    const laptop = await startLaptop({ folder: temporaryFolder() })
    const ask = (...words: readonly string[]) => runWaymark('webhook-key', ...words, '--url', laptop.url)
    const crm = await ask('https://crm.example.com')
    expect(crm).toMatchObject({ code: 0, complained: '' })
    expect(keyOf(crm.said)).not.toBe('none')
    expect((await ask('https://crm.example.com/contacts')).said).toBe(crm.said)
    expect(keyOf((await ask('https://shop.example.com')).said)).not.toBe(keyOf(crm.said))
    for (const wrong of ['crm.example.com', 'http://crm.example.com', 'https://'])
      expect(await ask(wrong)).toMatchObject({ code: 2, said: '' })
    await laptop.interrupt()
    expect(await ask('https://crm.example.com')).toMatchObject({ code: 1, said: '' })
  })

  it('of a deployment is made of its secret, which is not shown', async () => {
    endpoint.answer = ({ body }) =>
      body['SecretId'] === 'arn:signing'
        ? { status: 200, body: { SecretString: 'held-by-aws' } }
        : { status: 400, body: { __type: 'ResourceNotFoundException', message: 'there is none' } }
    const { credentials, region } = endpoint.settings
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint.settings.endpoint)
    vi.stubEnv('AWS_REGION', region)
    vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
    const { code, said, complained } = await runWaymark(
      'webhook-key',
      'https://crm.example.com',
      '--aws',
      'arn:signing',
    )
    const made = createHmac('sha256', 'held-by-aws').update('waymark:webhook:https://crm.example.com').digest('base64')
    expect([code, keyOf(said)]).toEqual([0, `whsec_${made}`])
    expect(said + complained).not.toContain('held-by-aws')
    const none = await runWaymark('webhook-key', 'https://crm.example.com', '--aws', 'arn:other')
    expect([none.code, none.said]).toEqual([1, ''])
    expect(none.complained).toContain('ResourceNotFoundException')
  })
})
