import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Call } from '../../../shared/ports/caller.ts'
import { monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

/** The calls of a journey that calls these addresses, one after the other. */
async function callsTo(...urls: readonly string[]): Promise<readonly Call[]> {
  const calls: Call[] = []
  const caller = {
    call: async (call: Call) => {
      calls.push(call)
      return { kind: 'answered', status: 200, body: '{}' } as const
    },
  }
  const steps = urls.map((url) => `  - webhook: { url: "${url}", body: { city: { attribute: city } } }\n`).join('')
  const journeys = [yaml('j', `name: J\ntrigger: { event: Signed Up }\nsteps:\n${steps}`)]
  test = openTestRuntime(testWorkspace({ journeys }), monday, { caller })
  await test.identify('ann', { city: '臺北' })
  await test.track('ann', 'Signed Up')
  return calls
}

/**
 * Whether a receiver that has this key takes a call for ours, as the specification tells receivers to find out:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function isTaken({ headers, body }: Call, key: string): boolean {
  const bytes = Buffer.from(key.slice('whsec_'.length), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const right = createHmac('sha256', bytes).update(signed, 'utf8').digest('base64')
  return (headers['webhook-signature'] ?? '').split(' ').includes(`v1,${right}`)
}

describe('a call is signed', () => {
  it('so that whoever has the key of its server knows that it is ours', async () => {
    const [call, ...others] = await callsTo('https://crm.example.com/contacts?all=1')
    expect(others).toEqual([])
    if (call === undefined) throw new Error('nobody was called')
    const key = test.runtime.callKey('https://crm.example.com')
    expect(key).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(call.headers['webhook-timestamp']).toBe(String(monday / 1000))
    expect(call.headers['webhook-id']).toMatch(/^j-[0-9a-f]{24}:[a-z0-9-]+$/)
    expect(isTaken(call, key)).toBe(true)
    expect(isTaken({ ...call, body: call.body.replace('臺北', '臺南') }, key)).toBe(false)
    expect(isTaken({ ...call, headers: { ...call.headers, 'webhook-id': 'other' } }, key)).toBe(false)
  })

  it('with a key that no other server has, so that none can forge calls to another', async () => {
    const servers = ['https://crm.example.com', 'https://example.com', 'https://crm.example.com:8443']
    const calls = await callsTo(...servers.map((server) => `${server}/hook`))
    const taken = calls.map((call) => servers.filter((server) => isTaken(call, test.runtime.callKey(server))))
    expect(taken).toEqual(servers.map((server) => [server]))
  })

  it('with the same key wherever on a server it goes, and however its name is written', async () => {
    const calls = await callsTo(
      'https://crm.example.com/a',
      'https://CRM.example.com:443/b?c',
      'https://crm.example.com#part',
    )
    const key = test.runtime.callKey('https://crm.example.com/')
    expect(calls.map((call) => isTaken(call, key))).toEqual([true, true, true])
  })

  it('with a key that stays what it is, for servers were given it', async () => {
    await callsTo('https://crm.example.com')
    const bytes = createHmac('sha256', 'test').update('waymark:webhook:https://crm.example.com').digest('base64')
    expect(test.runtime.callKey('https://crm.example.com/contacts')).toBe(`whsec_${bytes}`)
  })
})
