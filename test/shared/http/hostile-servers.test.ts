import { lookup } from 'node:dns'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { httpsCaller } from '../../../shared/http/https-caller.ts'

vi.mock('node:dns', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:dns')>()
  return { ...original, lookup: vi.fn(original.lookup) }
})

const closing: (() => void)[] = []
afterEach(() => {
  vi.mocked(lookup).mockReset()
  for (const close of closing.splice(0)) close()
})

/** A server of this machine, and its port. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  closing.push(() => server.close().closeAllConnections())
  await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as AddressInfo).port
}

/** A server that says these bytes to whoever comes, over and over where it is told how often. */
async function saying(text: string, every?: number): Promise<number> {
  const server = createSocketServer((socket) => {
    socket
      .on('error', () => undefined)
      .resume()
      .write(text)
    const timer = every === undefined ? undefined : setInterval(() => socket.write(text), every)
    socket.once('close', () => clearInterval(timer))
    closing.push(() => socket.destroy())
  }).listen(0, '127.0.0.1')
  closing.push(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as AddressInfo).port
}

const call = (url: string) => ({
  ...{ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
  why: { journey: 'j', step: 's', enrollmentId: 'e' },
})
const here = httpsCaller({ includesHere: true, patience: 500 })
const callHere = (port: number) => here.call(call(`http://127.0.0.1:${port}/hook`))

describe('a name that leads', () => {
  type Found = { readonly address: string; readonly family: number }
  /** Lets the name lead to other addresses at each look. */
  function leadTo(...looks: readonly (readonly Found[])[]) {
    let look = 0
    vi.mocked(lookup).mockImplementation(((_name: string, _options: object, done: (...told: unknown[]) => void) => {
      done(null, looks[Math.min(look++, looks.length - 1)] ?? [])
    }) as unknown as typeof lookup)
  }
  const inside: Found = { address: '127.0.0.1', family: 4 }
  // Given out to nobody: nothing is heard of whoever goes there.
  const outside: Found = { address: '3ffe::1', family: 6 }

  it.each([
    ['inside', [inside]],
    ['to both worlds', [outside, inside]],
    ['inside, written as IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['to the credentials of a machine', [{ address: '169.254.169.254', family: 4 }]],
    ['to the credentials of a machine, by IPv6', [{ address: 'fd00:ec2::254', family: 6 }]],
    ['nowhere', []],
  ])('%s is not gone to', async (_, found) => {
    leadTo(found)
    const visits: string[] = []
    const port = await serve((request, response) => {
      visits.push(request.url ?? '')
      response.end()
    })
    const outcome = await httpsCaller({ patience: 500 }).call(call(`https://crm.example.com:${port}/hook`))
    expect(outcome).toEqual({ kind: 'unreached', reason: 'NotPublic' })
    expect(visits).toEqual([])
  })

  it('outside when it is looked at, and inside a moment later, is looked at once', async () => {
    leadTo([outside], [inside])
    const outcome = await httpsCaller({ patience: 200 }).call(call('https://crm.example.com/hook'))
    expect(outcome).toMatchObject({ kind: 'unreached' })
    expect(outcome).not.toMatchObject({ reason: 'NotPublic' })
    expect(lookup).toHaveBeenCalledTimes(1)
  })
})

describe('an address', () => {
  it.each([
    '[::ffff:169.254.169.254]',
    '[::ffff:a9fe:a9fe]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '0177.0.0.1',
    '127.1',
  ])('%s is not gone to, however it is written', async (host) => {
    expect(await httpsCaller({ patience: 200 }).call(call(`https://${host}/`))).toEqual({
      kind: 'unreached',
      reason: 'NotPublic',
    })
  })

  it('with a name and a password in it is sent them, and no line of its own', async () => {
    let heard: IncomingMessage['headers'] = {}
    const port = await serve((request, response) => {
      heard = request.headers
      response.end('{}')
    })
    const url = `http://u%0d%0ax-forged:%20yes@127.0.0.1:${port}/a%0d%0ax-forged:%20yes?b\r\nx-forged: yes`
    expect(await here.call(call(url))).toMatchObject({ kind: 'answered', status: 200 })
    expect(Object.keys(heard)).not.toContain('x-forged')
    expect(heard.host).toBe(`127.0.0.1:${port}`)
  })
})

describe('an answer', () => {
  it('without end costs no more than its patience, and no more than 256 KB', async () => {
    let sent = 0
    const port = await serve((_, response) => {
      const chunk = 'x'.repeat(65_536)
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
      }
      response.on('drain', more).writeHead(200)
      more()
    })
    expect(await callHere(port)).toEqual({ kind: 'answered', status: 200 })
    // What lies in the buffers of both ends comes on top.
    expect(sent).toBeLessThan(32 * 1024 * 1024)
  })

  it('that drips, in its head or in its body, is left when patience is over', async () => {
    const began = performance.now()
    expect(await callHere(await saying('H', 50))).toMatchObject({ kind: 'unreached' })
    expect(await callHere(await saying('HTTP/1.1 103 Early Hints\r\n\r\n', 50))).toMatchObject({ kind: 'unreached' })
    const dripping = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 50)
      response.writeHead(200).once('close', () => clearInterval(timer))
    })
    expect(await callHere(dripping)).toMatchObject({ kind: 'unreached' })
    expect(performance.now() - began).toBeLessThan(3 * 500 + 3000)
  })

  it.each([
    ['a head without end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(50_000)}`],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
  ])('that is %s is none', async (_, text) => {
    expect(await callHere(await saying(text))).toMatchObject({ kind: 'unreached' })
  })

  it('that is packed stays packed: a small one cannot become a large one', async () => {
    const packed = gzipSync('x'.repeat(50_000_000))
    const port = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toBeUndefined()
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
    })
    const outcome = await callHere(port)
    expect(outcome).toMatchObject({ kind: 'answered', status: 200 })
    expect(JSON.stringify(outcome).length).toBeLessThan(1_000_000)
    expect(JSON.stringify(outcome)).not.toContain('xxxx')
  })

  it('that comes before all was sent is an answer', async () => {
    const port = await saying('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    expect(await here.call({ ...call(`http://127.0.0.1:${port}/`), body: 'x'.repeat(1_000_000) })).toMatchObject({
      status: 413,
    })
  })
})
