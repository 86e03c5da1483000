import type { JsonObject } from '../../shared/domain/json.ts'
import type { TestRuntime } from '../support/test-runtime.ts'

let count = 0

/** Posts events as a visitor's browser does, with the key that everybody can read, and lets everything follow that follows. */
export async function browse({ runtime }: TestRuntime, ...events: readonly JsonObject[]): Promise<number> {
  const batch = events.map((event) => ({ messageId: `browser-${++count}`, ...event }))
  const response = await runtime.handle({
    method: 'POST',
    path: '/v1/b',
    query: {},
    headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
    body: Buffer.from(JSON.stringify({ batch, writeKey: 'browser-write-key' })),
  })
  await runtime.inFlight.idle()
  return response?.status ?? 0
}
