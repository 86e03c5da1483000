import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { httpsCaller } from '../../../shared/http/https-caller.ts'
import { isPublicAddress } from '../../../shared/http/public-address.ts'

const servers = new Set<ReturnType<typeof createServer>>()
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections()
  servers.clear()
})

/** A server of this machine, and where it is. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  servers.add(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}

const call = (url: string) => ({
  url,
  headers: { 'content-type': 'application/json', 'webhook-id': 'w1' },
  body: '{"name":"安"}',
  why: { journey: 'j', step: 's', enrollmentId: 'e' },
})
const here = httpsCaller({ includesHere: true, patience: 500 })

describe('a call that goes out', () => {
  it('posts its body and its headers, and brings the answer back', async () => {
    const heard: unknown[] = []
    const url = await serve(async (request, response) => {
      heard.push([request.method, request.url, request.headers['webhook-id'], await text(request)])
      response.writeHead(201).end('{"id":7}')
    })
    expect(await here.call(call(url))).toEqual({ kind: 'answered', status: 201, body: '{"id":7}' })
    expect(heard).toEqual([['POST', '/hook', 'w1', '{"name":"安"}']])
  })

  it('follows no redirect', async () => {
    let visits = 0
    const url = await serve((_, response) => {
      visits++
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await here.call(call(url))).toMatchObject({ kind: 'answered', status: 307 })
    expect(visits).toBe(1)
  })

  it('reads no answer that is larger than 256 KB', async () => {
    const url = await serve((_, response) => void response.writeHead(200).end('x'.repeat(256 * 1024 + 1)))
    expect(await here.call(call(url))).toEqual({ kind: 'answered', status: 200 })
    const other = await serve((_, response) => void response.writeHead(200).end('x'.repeat(256 * 1024)))
    expect(await here.call(call(other))).toMatchObject({ body: expect.stringMatching(/^x{262144}$/) })
  })

  it('waits for an answer no longer than its patience, also in the midst of one', async () => {
    const silent = await serve(() => undefined)
    expect(await here.call(call(silent))).toMatchObject({ kind: 'unreached' })
    const slow = await serve((_, response) => void response.writeHead(200).write('x'))
    expect(await here.call(call(slow))).toMatchObject({ kind: 'unreached' })
  })

  it('is answered also by who wants to speak another protocol', async () => {
    const url = await serve(({ socket }) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n')
    })
    expect(await here.call(call(url))).toEqual({ kind: 'answered', status: 101 })
  })

  it('tells why nobody was reached, and nothing of the address', async () => {
    const url = await serve(() => undefined)
    for (const server of servers) server.close().closeAllConnections()
    expect(await here.call(call(url))).toEqual({ kind: 'unreached', reason: 'ECONNREFUSED' })
  })
})

describe('a call from a deployment', () => {
  const caller = httpsCaller({ patience: 2000 })

  it.each([
    ['http://example.com/', 'NotHttps'],
    ['https://127.0.0.1/', 'NotPublic'],
    ['https://169.254.169.254/latest/meta-data', 'NotPublic'],
    ['https://[::1]/', 'NotPublic'],
    ['https://[::ffff:10.0.0.1]/', 'NotPublic'],
    // A number is an address, too, however it is written.
    ['https://2130706433/', 'NotPublic'],
    ['https://0x7f.1/', 'NotPublic'],
    // A name that leads to this machine.
    ['https://localhost/', 'NotPublic'],
  ])('does not go to %s', async (url, reason) => {
    expect(await caller.call(call(url))).toEqual({ kind: 'unreached', reason })
  })
})

describe('an address of the open internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:a00:1::1',
    'example.com',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false))
})
