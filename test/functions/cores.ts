import type { FunctionDeps } from '../../local/functions.ts'
import { randomIds } from '../../local/random-ids.ts'
import { hmacSigner } from '../../shared/security/hmac-signer.ts'
import type { TestRuntime } from '../support/test-runtime.ts'

/** What the cores of a running Waymark work with, so that a test can deliver something to one of them once more. */
export const coresOf = ({ runtime, store }: Pick<TestRuntime, 'runtime' | 'store'>): FunctionDeps => ({
  store,
  clock: runtime.clock,
  queue: runtime.queues,
  bus: runtime.bus,
  runner: runtime.runner,
  mailer: runtime.outbox,
  caller: runtime.calls,
  content: runtime.content.content,
  ids: randomIds,
  signer: hmacSigner('test'),
  secrets: { read: async (name) => name },
  publicUrl: 'https://waymark.example',
})
