import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { endForgottenEngines } from '../../local/forgotten-engines.ts'
import type { JsonObject } from '../../shared/domain/json.ts'

/** How a laptop is started; on a port that is free. */
export type LaptopOptions = {
  readonly folder: string
  readonly project?: string
  readonly store?: 'sqlite' | 'dynamodb'
  readonly host?: string
}

/** A mail as `GET /outbox.json` gives it. */
export type OutboxMail = {
  readonly id: string
  readonly to: string
  readonly channel: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly sentAt: string
  readonly journey: string
  readonly step: string
  readonly enrollmentId: string
  readonly links: readonly { readonly name: string; readonly url: string; readonly clickUrl: string }[]
}

/** What `GET /status.json` tells. */
export type LaptopStatus = {
  readonly now: string
  readonly mails: number
  readonly enrollments: number
  readonly messagesWaiting: number
  readonly journeys: readonly { readonly id: string; readonly version: string }[]
  readonly mistakes: readonly unknown[]
  readonly deadLetters: readonly unknown[]
  readonly failed: readonly unknown[]
}

/** A Waymark in a process of its own, as `npm start` runs it. */
export type LaptopProcess = {
  readonly url: string
  readonly writeKey: string
  readonly pid: number
  /** What it has said on its output until now. */
  said(): string
  /** What it has said on its error output until now. */
  complained(): string
  /** Posts events as an SDK does, and answers the status of the answer. */
  post(...events: readonly JsonObject[]): Promise<number>
  /** Puts the clock forward, and answers the time that it then shows. */
  advance(time: string): Promise<string>
  /** The mails to an address (or all), oldest first. */
  outbox(to?: string): Promise<readonly OutboxMail[]>
  status(): Promise<LaptopStatus>
  /** Ends it as Ctrl-C in a terminal does, which every process of its group hears; answers its exit code. */
  interrupt(): Promise<number | null>
  /** Ends it as a crash does. */
  kill(): Promise<void>
}

type Child = ChildProcessByStdio<null, Readable, Readable>

const children = new Set<Child>()
const folders = new Set<string>()

/** A folder that goes when the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-end-to-end-'))
  folders.add(folder)
  return folder
}

/** Ends every process that a test left, and removes the folders. For `afterAll`, so that it also runs after a failure. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...children].map((child) => ended(child, 'SIGTERM', 5000)))
  for (const folder of folders) await endForgottenEngines(join(folder, 'dynamodb.db'))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
}

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Runs a command of `waymark` to its end. */
export async function runWaymark(...words: readonly string[]) {
  const child = spawnWaymark(words)
  const heard = hear(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: heard.said(), complained: heard.complained() }
}

/** Starts a Waymark; what it answers is there when it says that it is running. */
export async function startLaptop(options: LaptopOptions): Promise<LaptopProcess> {
  const { child, whenRunning } = beginLaptop(options)
  const laptop = await whenRunning
  if (laptop === undefined) throw new Error(`Waymark ended before it ran: ${child.exitCode ?? child.signalCode}`)
  return laptop
}

/** Starts a Waymark that may be ended before it runs; `whenRunning` is then undefined. */
export function beginLaptop({ folder, project, store, host }: LaptopOptions) {
  const words = ['start', '--port', '0', '--data', folder]
  if (project !== undefined) words.push('--project', project)
  if (store !== undefined) words.push('--store', store)
  if (host !== undefined) words.push('--host', host)
  const child = spawnWaymark(words)
  const heard = hear(child)
  const isRunning = () => heard.said().includes('Try this')
  const whenRunning = new Promise<LaptopProcess | undefined>((resolve) => {
    child.stdout.on('data', () => isRunning() && resolve(laptopOf(child, heard)))
    child.once('close', () => resolve(undefined))
  })
  return { child, whenRunning, complained: heard.complained, kill: () => ended(child, 'SIGKILL') }
}

const command = fileURLToPath(new URL('../../cli/waymark.js', import.meta.url))

/** Words on a command line, in a process group of its own, as a terminal gives every command one. */
function spawnWaymark(words: readonly string[]): Child {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  children.add(child)
  child.once('close', () => children.delete(child))
  return child
}

function hear(child: Child) {
  let said = ''
  let complained = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text
  })
  return { said: () => stripVTControlCharacters(said), complained: () => stripVTControlCharacters(complained) }
}

function laptopOf(child: Child, heard: ReturnType<typeof hear>): LaptopProcess {
  const url = /running at (\S+)/.exec(heard.said())?.[1] ?? ''
  const writeKey = /Write key\s+(\S+)/.exec(heard.said())?.[1] ?? ''
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
  const json = async <T>(path: string, init: RequestInit = {}): Promise<T> =>
    // Tests are the readers of these shapes: a field that is missing fails what is expected of it.
    (await (await fetch(url + path, init)).json()) as T
  return {
    ...{ url, writeKey, pid: child.pid ?? 0, said: heard.said, complained: heard.complained },
    async post(...batch) {
      const init = { method: 'POST', headers: { authorization }, body: JSON.stringify({ batch }) }
      const response = await fetch(`${url}/v1/batch`, init)
      await response.text()
      return response.status
    },
    advance: async (time) =>
      (await json<{ now: string }>('/clock', { method: 'POST', body: JSON.stringify({ advance: time }) })).now,
    outbox: async (to) =>
      (await json<OutboxMail[]>(to === undefined ? '/outbox.json' : `/outbox.json?to=${to}`)).toReversed(),
    status: () => json<LaptopStatus>('/status.json'),
    async interrupt() {
      await ended(child, 'SIGINT')
      return child.exitCode
    },
    kill: () => ended(child, 'SIGKILL'),
  }
}

/** Ends a process and its group, and waits until it has; with patience only for so long (milliseconds). */
async function ended(child: Child, signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL', patience?: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const closed = once(child, 'close')
  process.kill(signal === 'SIGINT' ? -child.pid : child.pid, signal)
  const impatient = patience === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), patience)
  await closed
  clearTimeout(impatient)
}
