import { describe, expect, it } from 'vitest'
import { browserKey, goodEvent, openIntake } from './intake.ts'

const origin = 'https://shop.example'
const paths = ['/v1/batch', '/v1/b', '/v1/t', '/v1/identify', '/sourceConfig/', '/v1/projects/wk/settings', '/v1/m']

const preflight = (path: string, headers: string) =>
  openIntake().ask({
    method: 'OPTIONS',
    path,
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
  })

/** Whether a browser would go on after this preflight. */
async function isLetThrough(path: string, asked: string): Promise<boolean> {
  const { status, headers } = await preflight(path, asked)
  const allowed = (headers['access-control-allow-headers'] ?? '').split(',').map((name) => name.trim())
  return (
    status === 204 &&
    headers['access-control-allow-origin'] === origin &&
    headers['access-control-allow-credentials'] === 'true' &&
    (headers['access-control-allow-methods'] ?? '').includes('POST') &&
    asked.split(',').every((name) => allowed.includes(name.trim().toLowerCase()))
  )
}

describe('a preflight', () => {
  it.each([
    ['analytics-next', 'authorization'],
    ['analytics-next, on a retry', 'authorization,x-retry-count'],
    ['RudderStack', 'anonymousid,authorization,content-type,sentat'],
    [
      'RudderStack, on a retry',
      'anonymousid,authorization,content-type,rsa-retry-attempt,rsa-retry-reason,rsa-since-first-attempt,rsa-since-last-attempt,sentat',
    ],
    ['a browser that writes names as it likes', 'Authorization, Content-Type'],
  ])('lets %s through at every address', async (_, headers) => {
    for (const path of paths) expect(await isLetThrough(path, headers)).toBe(true)
  })

  it.each(['x-evil', 'cookie', 'authorization,x-evil', 'rsa-', 'rsa-<script>'])(
    'does not allow %s',
    async (headers) => {
      expect(await isLetThrough('/v1/t', headers)).toBe(false)
    },
  )

  it('is kept by the browser for two hours, and never shared between origins', async () => {
    const { headers } = await preflight('/v1/t', 'authorization')
    expect(headers).toMatchObject({ 'access-control-max-age': '7200', vary: 'Origin' })
  })

  it('keeps nothing in the queue and asks for no key', async () => {
    const intake = openIntake()
    await intake.ask({ method: 'OPTIONS', headers: { origin }, body: Buffer.from(JSON.stringify(goodEvent)) })
    expect(intake.kept).toEqual([])
  })
})

describe('a browser sees every answer', () => {
  const bodies = { good: JSON.stringify(goodEvent), broken: '{"type":', foreign: JSON.stringify({ type: 'track' }) }

  it.each([
    [200, '/v1/track', browserKey, bodies.good],
    [400, '/v1/track', browserKey, bodies.broken],
    [400, '/v1/track', browserKey, bodies.foreign],
    [401, '/v1/track', {}, bodies.good],
    [404, '/v1/nothing', browserKey, bodies.good],
  ])('%i at %s', async (status, path, key, body) => {
    const response = await openIntake().ask({ path, headers: { origin, ...key }, body: Buffer.from(body) })
    expect(response.status).toBe(status)
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    })
    expect(JSON.parse(response.body)).toHaveProperty('success', status === 200)
  })

  it('a server, which has no origin, is told nothing of all that', async () => {
    const { headers } = await openIntake().ask({ path: '/v1/track', body: Buffer.from(bodies.good) })
    expect(Object.keys(headers)).toEqual(['content-type'])
  })
})
