import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openTestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { browserKey, serverKey } from './intake.ts'

const journey = yaml('any', 'name: Any\ntrigger: { event: E }\nsteps:\n  - send: welcome\n')
const test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { welcome: [] } }))
afterAll(() => test.close())

const methods = ['GET', 'POST', 'PUT', 'OPTIONS', 'HEAD']
const calls = ['track', 'identify', 'page', 'screen', 'group', 'alias', 't', 'i', 'p', 's', 'g', 'a', 'm', 'b', 'batch']
const paths = [...calls.map((call) => `/v1/${call}`), '/beacon/v1/batch', '/sourceConfig/', '/v1/projects/k/settings']
const keys = [serverKey, browserKey, {}, { authorization: 'Basic ' }]

/** Asks whatever it is, lets everything follow that follows, and answers the status. */
async function ask(body: Uint8Array, path: string, method = 'POST', headers: object = serverKey): Promise<number> {
  const request = { method, path, query: {}, headers: { ...headers, origin: 'https://shop.example' }, body }
  const response = await test.runtime.handle(request)
  await test.runtime.inFlight.idle()
  return response?.status ?? 0
}

/** Nothing that was answered 200 may lie among the dead letters, and nobody's prototype may have changed. */
function expectNoHarm(status: number): void {
  expect([200, 204, 400, 401, 404]).toContain(status)
  expect(test.runtime.queues.waiting()).toBe(0)
  expect(test.runtime.queues.deadLetters(1)).toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
}

const hostile = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '\ud83d',
  '\u0000',
  '\u202eabc',
  '{{ 7 | times: 7 }}',
  '{% raw %}',
  "'; DROP TABLE contacts; --",
  'a'.repeat(300),
)
const oddNumber = fc.constantFrom(1e300, -1e300, 1e-300, 5e-324, 1e126, 1e125, 2 ** 53, -0, Number.MAX_VALUE)
const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), hostile, oddNumber, fc.date({ noInvalidDate: true }).map(String))
const object = fc.oneof(value, fc.dictionary(fc.oneof(hostile, fc.string()), value, { maxKeys: 4 }))

const mostly = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 20, arbitrary: right as fc.Arbitrary<unknown> }, value)

const mostlyServer = fc.oneof({ weight: 5, arbitrary: fc.constant(serverKey) }, fc.constantFrom(...keys))

/** Events that are right but for some fields, in which anything may stand. */
const almostRight = fc.record(
  {
    type: mostly(fc.constantFrom('track', 'identify', 'page', 'screen', 'group', 'alias')),
    userId: mostly(fc.constantFrom('u1', 'u2', 'u3')),
    anonymousId: fc.oneof(fc.constantFrom('a1', 'a2'), value),
    messageId: mostly(fc.uuid()),
    event: mostly(fc.constant('E')),
    ...{ properties: object, traits: object, context: object, timestamp: value, sentAt: value, previousId: value },
  },
  { requiredKeys: ['type', 'userId', 'event'] },
)

describe('no request does harm', () => {
  it('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...paths),
        fc.constantFrom(...methods),
        fc.constantFrom(...keys),
        async (bytes, path, method, headers) => expectNoHarm(await ask(bytes, path, method, headers)),
      ),
      { numRuns: 600 },
    )
  })

  it('any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), fc.constantFrom(...paths), async (json, path) =>
        expectNoHarm(await ask(Buffer.from(json), path)),
      ),
      { numRuns: 600 },
    )
  })

  it('events that are almost right', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(fc.array(almostRight, { maxLength: 4 }), mostlyServer, async (batch, headers) => {
        // JSON.stringify leaves half a character as an escape, as clients do.
        const status = await ask(Buffer.from(JSON.stringify({ batch })), '/v1/batch', 'POST', headers)
        expectNoHarm(status)
        if (status === 200 && batch.length > 0) kept++
      }),
      { numRuns: 800 },
    )
    expect(kept).toBeGreaterThan(40)
    expect(test.runtime.runner.failed(1)).toEqual([])
  })
})
