import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { describe, expect, test } from 'vitest'
import { threeTries } from '../../shared/aws/client-settings.ts'
import { secretsManager } from '../../shared/aws/secrets-manager.ts'
import { errorReply, fakeEndpoint } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()

const secretsAt = (time: { now: number }) =>
  secretsManager(
    (name) => `arn:${name}`,
    { now: () => time.now },
    new SecretsManagerClient({ ...threeTries, ...endpoint.settings }),
  )

describe('secrets in Secrets Manager', () => {
  test('are read by their id and remembered for five minutes', async () => {
    const time = { now: 1_000_000 }
    const secrets = secretsAt(time)
    endpoint.answer = () => ({ status: 200, body: { SecretString: `secret ${endpoint.calls.length}` } })
    expect(await secrets.read('signing-key')).toBe('secret 1')
    time.now += 5 * 60_000 - 1
    expect(await secrets.read('signing-key')).toBe('secret 1')
    time.now += 1
    expect(await secrets.read('signing-key')).toBe('secret 2')
    expect(endpoint.calls.map(({ body }) => body)).toEqual([
      { SecretId: 'arn:signing-key' },
      { SecretId: 'arn:signing-key' },
    ])
  })

  test('are remembered each for itself', async () => {
    endpoint.answer = ({ body }) => ({ status: 200, body: { SecretString: String(body['SecretId']) } })
    const secrets = secretsAt({ now: 0 })
    expect(await secrets.read('server-write-key')).toBe('arn:server-write-key')
    expect(await secrets.read('browser-write-key')).toBe('arn:browser-write-key')
  })

  test('that are empty are a fault, and so is one that cannot be read', async () => {
    const secrets = secretsAt({ now: 0 })
    endpoint.answer = () => ({ status: 200, body: { SecretString: '' } })
    await expect(secrets.read('signing-key')).rejects.toMatchObject({ name: 'EmptySecret' })
    endpoint.answer = () => errorReply(400, 'ResourceNotFoundException')
    await expect(secrets.read('signing-key')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})
