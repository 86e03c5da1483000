import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { httpsCaller } from '../shared/http/https-caller.ts'
import { openJournal } from '../shared/store/sqlite/journal.ts'
import { sweepExpired } from '../shared/store/sqlite/sweep-expired.ts'
import { realClock } from './clock/local-clock.ts'
import { answerWith } from './http/answer.ts'
import { httpServer } from './http/server.ts'
import { localMeta, localSecrets } from './meta.ts'
import { openStore, type StoreKind } from './open-store.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import type { Publication } from './workspace/publication.ts'

/** How a laptop is started. Port 0 takes any that is free. */
export type LaptopOptions = {
  readonly folder: string
  readonly host: string
  readonly port: number
  readonly store: StoreKind
  readonly dynamodbEndpoint?: string | undefined
  /** Whether calls to other servers really go out; else they are shown in the outbox. */
  readonly callWebhooks?: boolean
  readonly onFault: (fault: unknown) => void
  readonly onDeadLetter: (queue: string, reason: string) => void
  readonly onRetry?: (queue: string, reason: string) => void
}

/** A Waymark that runs on one machine. */
export type Laptop = {
  readonly url: string
  readonly writeKey: string
  readonly browserKey: string
  readonly runtime: Runtime
  /** The latest state of what the team has written, for the pages to show. */
  readonly publication: { current: Publication | undefined }
  /** Begins to work; until then requests are answered and events kept. */
  start(): void
  stop(): Promise<void>
}

/** Opens everything that a laptop keeps, and listens. Fails where another process has it open, or the port is taken. */
export async function openLaptop(options: LaptopOptions): Promise<Laptop> {
  mkdirSync(options.folder, { recursive: true })
  const journal = openJournal({ path: join(options.folder, 'waymark.db') })
  const meta = localMeta(journal)
  const secrets = localSecrets(meta)
  const clock = realClock(Number(meta.read('clock-offset') ?? 0), (offset) => meta.keep('clock-offset', String(offset)))
  const { store, close } = await openStore(options.store, journal, {
    folder: options.folder,
    endpoint: options.dynamodbEndpoint,
  })
  const own = { host: options.host, port: options.port }
  const publication: Laptop['publication'] = { current: undefined }
  const url = { origin: '' }
  const server = httpServer((request) => answer(request), options.onFault)
  server.listen(own.port, own.host)
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  url.origin = `http://${own.host.includes(':') ? `[${own.host}]` : own.host}:${(server.address() as AddressInfo).port}`
  const out = options.callWebhooks === true ? { caller: httpsCaller() } : {}
  const runtime = createRuntime({ ...options, ...out, journal, clock, store, secrets, publicUrl: url.origin })
  const answer = answerWith({ runtime, journal, origin: url.origin, host: own.host, publication })
  // Whoever is shown a key copies it: it must be the same after a crash.
  await journal.committed()
  const sweep = setInterval(() => sweepExpired(journal, Math.floor(clock.now() / 1000)), 60_000).unref()
  return {
    url: url.origin,
    writeKey: await secrets.read('server-write-key'),
    browserKey: await secrets.read('browser-write-key'),
    runtime,
    publication,
    start: () => runtime.start(),
    async stop() {
      clearInterval(sweep)
      server.close()
      server.closeAllConnections()
      await runtime.stop()
      await close()
    },
  }
}
