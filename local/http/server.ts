import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { HttpRequest, HttpResponse } from '../../shared/contracts/http.ts'
import { jsonResponse } from '../../shared/contracts/http.ts'

/** What answers requests. */
export type Answer = (request: HttpRequest) => Promise<HttpResponse>

/** More than any request that is taken; the rest is read no further. */
const largestRequest = 1024 * 1024

/** A server that hands requests over whole. `onFault` is told what went wrong inside; the client is not. */
export function httpServer(answer: Answer, onFault: (fault: unknown) => void): Server {
  return createServer((message, response) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= largestRequest) chunks.push(chunk)
    })
    message.on('error', () => response.destroy())
    message.on('end', () => {
      const request = toRequest(message, chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
      if (size > largestRequest) return reply(response, tooLarge, request)
      answer(request).then(
        (answered) => reply(response, answered, request),
        (fault) => {
          onFault(fault)
          reply(
            response,
            jsonResponse(500, { success: false, error: 'a fault on our side; please try again' }),
            request,
          )
        },
      )
    })
  })
}

const tooLarge = jsonResponse(400, { success: false, error: 'the request is larger than 1 MB' })

function toRequest(message: IncomingMessage, body: Uint8Array): HttpRequest {
  const target = message.url ?? '/'
  const mark = target.indexOf('?')
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? {} : Object.fromEntries(new URLSearchParams(target.slice(mark + 1))),
    headers: message.headers as Readonly<Record<string, string | undefined>>,
    body,
  }
}

function reply(response: ServerResponse, { status, headers, body }: HttpResponse, { method }: HttpRequest): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(method === 'HEAD' ? undefined : body)
}
