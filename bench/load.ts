import { connect } from 'node:net'

/** A request that a connection sends over and over, with a body of its own each time. */
export type Load = {
  readonly port: number
  readonly path: string
  readonly writeKey: string
  readonly connections: number
  readonly requests: number
  readonly body: (index: number) => string
}

/** What came of it: requests a second, and how long each took, in milliseconds. */
export type LoadResult = { readonly perSecond: number; readonly latencies: readonly number[]; readonly failed: number }

/** Sends requests over so many connections, each one after the other; raw sockets, so that the client costs little. */
export async function load(options: Load): Promise<LoadResult> {
  const latencies: number[] = []
  let next = 0
  let failed = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      const socket = connect(options.port, '127.0.0.1').setNoDelay()
      const answers = answersOn(socket)
      for (let index = next++; index < options.requests; index = next++) {
        const sent = performance.now()
        socket.write(requestText(options, options.body(index)))
        const { value } = await answers.next()
        if (value !== 200) failed++
        latencies.push(performance.now() - sent)
      }
      socket.destroy()
    }),
  )
  return { perSecond: (options.requests / (performance.now() - began)) * 1000, latencies, failed }
}

const requestText = ({ path, writeKey }: Load, body: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Basic ${Buffer.from(`${writeKey}:`).toString('base64')}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** The status of each answer on a connection; bodies are short and have a length. */
async function* answersOn(socket: AsyncIterable<Buffer>): AsyncGenerator<number, number> {
  let text = ''
  for await (const chunk of socket) {
    text += chunk.toString('latin1')
    for (;;) {
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) break
      const end = head + 4 + Number(/content-length: ([0-9]+)/i.exec(text.slice(0, head))?.[1] ?? 0)
      if (text.length < end) break
      yield Number(text.slice(9, 12))
      text = text.slice(end)
    }
  }
  return 0
}
