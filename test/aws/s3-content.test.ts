import { S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { threeTries } from '../../shared/aws/client-settings.ts'
import { s3Content } from '../../shared/aws/s3-content.ts'
import { fakeEndpoint } from './fake-endpoint.ts'

const endpoint = await fakeEndpoint()
const content = s3Content('content', new S3Client({ ...threeTries, ...endpoint.settings, forcePathStyle: true }))

const xmlError = (status: number, code: string) => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`,
})

describe('content in a bucket', () => {
  test('is read by its key, as JSON', async () => {
    endpoint.answer = () => ({ status: 200, body: { subject: '歡迎' } })
    expect(await content.read('messages/welcome.json')).toEqual({ subject: '歡迎' })
    expect(endpoint.calls[0]?.path).toMatch(/^\/content\/messages\/welcome\.json/)
  })

  test('is undefined where nothing was published', async () => {
    endpoint.answer = () => xmlError(404, 'NoSuchKey')
    expect(await content.read('messages/none.json')).toBeUndefined()
  })

  test.each([
    [403, 'AccessDenied'],
    [404, 'NoSuchBucket'],
  ])('throws on %i %s: that is no missing message', async (status, code) => {
    endpoint.answer = () => xmlError(status, code)
    await expect(content.read('index.json')).rejects.toMatchObject({ name: code })
  })
})
