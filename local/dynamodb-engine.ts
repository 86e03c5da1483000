import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { endForgottenEngines } from './forgotten-engines.ts'

/** A DynamoDB engine that runs on this machine, or why there is none. */
export type DynamodbEngine =
  | { readonly kind: 'started'; readonly endpoint: string; readonly stop: () => Promise<void> }
  | { readonly kind: 'missing'; readonly reason: string }

/** The engine ended before it could answer. */
export class DynamodbEngineFault extends Error {
  override readonly name = 'DynamodbEngineFault'
}

/** Starts the engine on a free port of this machine alone; it keeps its tables in the file, or in memory without one. */
export async function startDynamodbEngine(options: { readonly path?: string } = {}): Promise<DynamodbEngine> {
  const program = findProgram()
  if (program === undefined) {
    return { kind: 'missing', reason: `${packageName} is not installed: it is there for Linux on x64 only` }
  }
  if (options.path !== undefined) await endForgottenEngines(options.path)
  const port = await freePort()
  const file = options.path === undefined ? [] : ['--db-path', options.path]
  const engine = spawn(program, ['serve', '--host', host, '--port', String(port), ...file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal goes to the whole process group; the engine must be there until the last write is done.
    detached: true,
  })
  const killWithUs = () => engine.kill('SIGKILL')
  process.once('exit', killWithUs)
  await listening(engine)
  return {
    kind: 'started',
    endpoint: `http://${host}:${port}`,
    stop: async () => {
      process.off('exit', killWithUs)
      await stopped(engine)
    },
  }
}

type Engine = ChildProcessByStdio<null, null, Readable>

const packageName = '@dynoxide/linux-x64'
const host = '127.0.0.1'

// An optional dependency: npm leaves it out where the machine is not the one that it is built for.
function findProgram(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), 'dynoxide')
  } catch {
    return undefined
  }
}

// The engine would take port 0 and choose by itself, but does not say what it chose.
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, host)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address === 'object' && address !== null) return address.port
  throw new DynamodbEngineFault('This machine gave no free port.')
}

// It says on its error output that it listens, or why it cannot.
async function listening(engine: Engine): Promise<void> {
  let said = ''
  const hear = (text: Buffer) => {
    said += text
  }
  engine.stderr.on('data', hear)
  const ended = once(engine, 'close').then(() => false)
  while (!said.includes('listening on')) {
    const isSpeaking = await Promise.race([once(engine.stderr, 'data').then(() => true), ended])
    if (!isSpeaking) throw new DynamodbEngineFault(`The DynamoDB engine ended: ${said.trim()}`)
  }
  engine.stderr.off('data', hear).resume()
}

async function stopped(engine: Engine): Promise<void> {
  if (engine.exitCode !== null || engine.signalCode !== null) return
  const ended = once(engine, 'exit')
  engine.kill()
  await ended
}
