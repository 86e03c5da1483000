import { lookup as resolveName } from 'node:dns'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Call, Caller, CallOutcome } from '../ports/caller.ts'
import { isPublicAddress } from './public-address.ts'

/** How far calls may go. */
export type Reach = {
  /** Also to this machine and its network, and there without TLS. Never on AWS. */
  readonly includesHere?: boolean
  /** How long a call may take in all (milliseconds). */
  readonly patience?: number
}

/** An answer that is larger is not read. */
const largestAnswer = 256 * 1024

/**
 * Calls by HTTPS, to the open internet only: what a name leads to is looked at when the connection is made, so a name
 * that changes its mind in between gains nothing. It follows no redirect and keeps no connection.
 */
export const httpsCaller = ({ includesHere = false, patience = 10_000 }: Reach = {}): Caller => ({
  call: async (call) => {
    const url = new URL(call.url)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.protocol !== 'https:' && !includesHere) return { kind: 'unreached', reason: 'NotHttps' }
    if (isIP(host) !== 0 && !includesHere && !isPublicAddress(host)) return { kind: 'unreached', reason: 'NotPublic' }
    try {
      return await post(url, call, { includesHere, patience })
    } catch (fault) {
      return { kind: 'unreached', reason: reasonOf(fault) }
    }
  },
})

function post(url: URL, { headers, body }: Call, { includesHere, patience }: Required<Reach>): Promise<CallOutcome> {
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(patience),
    ...(includesHere ? {} : { lookup: publicOnly }),
  }
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    request(url, options, (response) => read(response).then(resolve, reject))
      .on('error', reject)
      // Who wants to speak another protocol has answered, too; else nobody would ever hear of it.
      .once('upgrade', ({ statusCode = 0 }, socket) => {
        socket.destroy()
        resolve({ kind: 'answered', status: statusCode })
      })
      .end(body)
  })
}

async function read(response: IncomingMessage): Promise<CallOutcome> {
  const status = response.statusCode ?? 0
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestAnswer) {
      response.destroy()
      return { kind: 'answered', status }
    }
    chunks.push(chunk)
  }
  return { kind: 'answered', status, body: Buffer.concat(chunks).toString('utf8') }
}

/** A name leads somewhere only where every address of it is of the open internet. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return callback(error, '')
    const [first] = found
    if (first === undefined || !found.every(({ address }) => isPublicAddress(address))) {
      return callback(new NotPublic('the name leads to an address that is not of the open internet'), '')
    }
    return options.all === true ? callback(null, found) : callback(null, first.address, first.family)
  })
}

/** Somebody's name leads into a network that is not everybody's. */
class NotPublic extends Error {
  override readonly name = 'NotPublic'
}

const reasonOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'unknown'
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name
}
