import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** What becomes of one request: an error as DynamoDB words it, or an answer that is lost after the work was done. */
export type Mood =
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly reasons?: readonly string[] }
  | { readonly kind: 'lose-the-answer' }

/** Stands before an engine, meets the first requests with these moods, and lets all others pass. */
export async function moodyProxy(engine: string, moods: readonly Mood[]) {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const mood = moods[asked.push(body) - 1]
    if (mood?.kind === 'error') return fail(response, mood)
    const answer = await passOn(engine, request, body)
    if (mood) return request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { endpoint: `http://127.0.0.1:${port}`, requests: (): readonly string[] => asked }
}

async function passOn(engine: string, request: IncomingMessage, body: string): Promise<Response> {
  const { host: _host, connection: _connection, 'content-length': _length, ...rest } = request.headers
  const headers = Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)])
  return fetch(engine, { method: 'POST', headers, body })
}

function fail(response: ServerResponse, { status, type, reasons }: Mood & { readonly kind: 'error' }): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(
    JSON.stringify({
      __type: `com.amazonaws.dynamodb.v20120810#${type}`,
      message: 'so the test wants it',
      ...(reasons ? { CancellationReasons: reasons.map((Code) => ({ Code })) } : {}),
    }),
  )
}
