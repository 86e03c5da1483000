import { connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, startLaptop, temporaryFolder } from '../support/laptop-process.ts'

afterAll(cleanUp)

/** Whether something listens at an address of this machine. */
const listens = (host: string, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), host)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

// The whole of 127.0.0.0/8 is this machine on Linux; elsewhere only its first address is.
const another = process.platform === 'linux' ? '127.0.0.2' : '::1'

describe('a Waymark on one machine', () => {
  it('is bound to 127.0.0.1 and no other address', async () => {
    const laptop = await startLaptop({ folder: temporaryFolder() })
    expect(laptop.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await listens('127.0.0.1', laptop.url)).toBe(true)
    expect(await listens(another, laptop.url)).toBe(false)
    expect(await listens('::1', laptop.url)).toBe(false)
    await laptop.interrupt()
  })

  it('listens elsewhere when it is told to, and there takes events but shows nobody what contacts got', async () => {
    const laptop = await startLaptop({
      folder: temporaryFolder(),
      host: process.platform === 'linux' ? '0.0.0.0' : '::',
    })
    expect(await listens(another, laptop.url)).toBe(true)
    const there = `http://${another.includes(':') ? `[${another}]` : another}:${new URL(laptop.url).port}`
    const authorization = `Basic ${Buffer.from(`${laptop.writeKey}:`).toString('base64')}`
    const body = JSON.stringify({ userId: 'ann', event: 'Form Submitted', messageId: 'm' })
    const posted = await fetch(`${there}/v1/track`, { method: 'POST', headers: { authorization }, body })
    expect(posted.status).toBe(200)
    if (process.platform === 'linux') {
      for (const path of ['/outbox.json', '/status.json', '/clock'])
        expect((await fetch(there + path)).status).toBe(403)
    }
    await laptop.interrupt()
  })
})
