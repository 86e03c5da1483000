import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach } from 'vitest'

/** A call that a client of the SDK made over the wire. */
export type Call = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** What the endpoint does with a call: an answer, or something worse. */
export type Reply =
  | { readonly status: number; readonly body: object | string; readonly headers?: Readonly<Record<string, string>> }
  | 'reset'
  | 'silence'

/** An endpoint of AWS on this machine, for one test file; what it answers is set by each test. */
export type FakeEndpoint = {
  readonly calls: Call[]
  answer: (call: Call) => Reply
  readonly settings: {
    readonly endpoint: string
    readonly region: string
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  }
}

/** Opens an endpoint that is closed when the tests of the file are over. */
export async function fakeEndpoint(): Promise<FakeEndpoint> {
  const calls: Call[] = []
  const server = createServer((request, response) => void take(request, response))
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request)
    calls.push(call)
    reply(fake.answer(call), response)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const fake: FakeEndpoint = {
    calls,
    answer: () => ({ status: 200, body: {} }),
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
  }
  beforeEach(() => void calls.splice(0))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return fake
}

async function read(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  const body = text.startsWith('{') ? JSON.parse(text) : {}
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, text, body }
}

function reply(what: Reply, response: ServerResponse): void {
  if (what === 'silence') return
  if (what === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  const text = typeof what.body === 'string' ? what.body : JSON.stringify(what.body)
  response.writeHead(what.status, { 'content-type': 'application/json', ...what.headers })
  response.end(text)
}

/** The answer by which AWS's JSON services report an error. */
export const errorReply = (status: number, type: string, message = ''): Reply => ({
  status,
  body: { __type: type, message },
  headers: { 'x-amzn-errortype': type },
})
