import { describe, expect, it } from 'vitest'
import { openIntake, serverKey } from './intake.ts'

const get = async (path: string, headers: Readonly<Record<string, string>>, query = {}) => {
  const { status, body } = await openIntake().ask({ method: 'GET', path, headers, query })
  return { status, value: JSON.parse(body) }
}

describe('what browser SDKs ask for before they send', () => {
  it('tells Segment’s to send to the host that was asked', async () => {
    expect(await get('/v1/projects/wk_1-A/settings', { host: 'events.shop.example' })).toEqual({
      status: 200,
      value: {
        integrations: { 'Segment.io': { apiKey: 'wk_1-A', apiHost: 'events.shop.example/v1', protocol: 'https' } },
      },
    })
  })

  it.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])('tells it to speak plain http to %s', async (host) => {
    const { value } = await get('/v1/projects/wk/settings', { host })
    expect(value.integrations['Segment.io']).toMatchObject({ apiHost: `${host}/v1`, protocol: 'http' })
  })

  it('names the host that the visitor’s browser asked, not the one behind a proxy', async () => {
    const headers = { host: 'inside.example', 'x-forwarded-host': 'events.shop.example', 'x-forwarded-proto': 'https' }
    const { value } = await get('/v1/projects/wk/settings', headers)
    expect(value.integrations['Segment.io']).toMatchObject({ apiHost: 'events.shop.example/v1', protocol: 'https' })
  })

  it.each(['/sourceConfig', '/sourceConfig/'])('gives RudderStack’s a source that is enabled: %s', async (path) => {
    const { status, value } = await get(path, { host: 'events.shop.example' }, { writeKey: 'wk', p: 'npm' })
    expect(status).toBe(200)
    expect(value.source).toMatchObject({ writeKey: 'wk', enabled: true, destinations: [] })
  })

  it('has nothing at an address with a key that cannot be one', async () => {
    expect(await get('/v1/projects/<script>/settings', {})).toMatchObject({ status: 404 })
  })
})

describe('what an SDK tells of itself', () => {
  it.each(['{"series":[{"type":"Counter","metric":"m","value":1}]}', 'not even JSON', ''])(
    'is answered 200 and forgotten: %s',
    async (body) => {
      const intake = openIntake()
      const request = { path: '/v1/m', headers: serverKey, body: Buffer.from(body) }
      expect(await intake.ask(request)).toMatchObject({ status: 200, body: '{"success":true}' })
      expect(intake.kept).toEqual([])
    },
  )
})
