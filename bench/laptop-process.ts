import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Waymark in a process of its own, as `npm start` runs it, on a disk folder of its own. */
export type LaptopProcess = {
  readonly url: string
  readonly writeKey: string
  /** Milliseconds from the start of the process to its first answer. */
  readonly startedIn: number
  /** Megabytes of memory that the process holds. */
  memory(): number
  stop(): Promise<void>
}

/** Starts a Waymark and waits for its first answer. */
export async function startLaptop(port = 4799): Promise<LaptopProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  const began = performance.now()
  const child = spawn(process.execPath, [...startArguments(), '--port', String(port), '--data', folder], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const url = `http://127.0.0.1:${port}`
  const startedIn = (await firstAnswer(`${url}/clock`)) - began
  while (!output.includes('Write key')) await new Promise((resolve) => setTimeout(resolve, 5))
  const writeKey = /Write key\s+(\S+)/.exec(output)?.[1] ?? ''
  return { url, writeKey, startedIn, memory: () => memoryOf(child), stop: () => stop(child, folder) }
}

const project = fileURLToPath(new URL('..', import.meta.url))

/** What `npm start` runs, with the very flags that it is given there. */
function startArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return String(scripts.start).split(' ').slice(1)
}

async function firstAnswer(url: string): Promise<number> {
  for (;;) {
    try {
      await (await fetch(url)).text()
      return performance.now()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }
}

const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+([0-9]+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

async function stop(child: ChildProcess, folder: string): Promise<void> {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

/** What an address of a laptop answers, in the shape that the caller knows it has. */
export const readJson = async <T>(url: string, init?: RequestInit): Promise<T> =>
  (await (await fetch(url, init)).json()) as T
