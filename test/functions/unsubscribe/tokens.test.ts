import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { unsubscribe } from '../../../functions/unsubscribe/core.ts'
import { hmacSigner } from '../../../shared/security/hmac-signer.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../../shared/store/sqlite/write-barrier.ts'

const signer = hmacSigner('secret')
const claim = { a: signer.fingerprint('ann@example.com'), t: 'news', s: 'send' }
const token = signer.sign('unsubscribe', claim)
const base = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** How many of some paths let somebody leave, and how many changes that made. */
async function leaveBy(paths: readonly string[]): Promise<{ readonly accepted: number; readonly written: number }> {
  const journal = openJournal({ path: ':memory:' })
  const store = sqliteStore(journal, noBarrier)
  let written = 0
  const counting = {
    ...store,
    write: async (changes: Parameters<typeof store.write>[0]) => (written++, store.write(changes)),
  }
  const deps = { store: counting, queue: { send: async () => {} }, signer, clock: { now: () => 1 } }
  let accepted = 0
  for (const path of paths) {
    const { status } = await unsubscribe({ method: 'POST', path, query: {}, headers: {}, body: Buffer.alloc(0) }, deps)
    expect([200, 404]).toContain(status)
    if (status === 200) accepted++
  }
  journal.close()
  return { accepted, written }
}

const none = { accepted: 0, written: 0 }

it('a token of ours is accepted', async () => {
  expect(await leaveBy([`/unsubscribe/${token}`])).toEqual({ accepted: 1, written: 1 })
})

it('none of 10,000 tokens is accepted that differ from one of ours', async () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=~%'
  const paths = new Set<string>()
  for (let seed = 1; paths.size < 10_000; seed++) {
    const place = (seed * 7919) % token.length
    const letter = letters.charAt((seed * 31) % letters.length)
    const kind = seed % 4
    const rest = token.slice(place + 1)
    const changed =
      kind === 0
        ? token.slice(0, place) + rest
        : kind === 1
          ? token.slice(0, place) + letter + token.slice(place)
          : kind === 2
            ? token.slice(0, place) + letter + rest
            : rest + token.slice(0, place + 1) + letter.repeat(seed % 3)
    if (changed !== token) paths.add(`/unsubscribe/${changed}`)
  }
  expect(await leaveBy([...paths])).toEqual(none)
})

it('none that was cut, at either end', async () => {
  const cut = Array.from(token, (_, index) => [token.slice(0, index), token.slice(index + 1)]).flat()
  expect(await leaveBy(cut.map((one) => `/unsubscribe/${one}`))).toEqual(none)
})

it('none that was signed by somebody else, for something else, or by no one', async () => {
  const body = `v1.${base(claim)}`
  const signed = (secret: string, purpose: string): string => {
    const key = createHmac('sha256', secret).update(`waymark:${purpose}`).digest()
    return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`
  }
  const forged = [
    hmacSigner('other secret').sign('unsubscribe', claim),
    signed('secret', 'clicks'),
    signed('secret', 'address'),
    signed('secret', ''),
    `${body}.${createHmac('sha256', 'secret').update(body).digest('base64url')}`,
    `${body}.`,
    body,
    `v2.${base(claim)}.${token.split('.')[2]}`,
    `v1.${base({ ...claim, t: 'offers' })}.${token.split('.')[2]}`,
    base({ alg: 'none' }),
    '',
    '.',
    '..',
    '../unsubscribe',
    'x'.repeat(3000),
  ]
  // The way of signing above is the real one, or none of this would prove anything.
  expect(signed('secret', 'unsubscribe')).toBe(token)
  expect(await leaveBy(forged.map((one) => `/unsubscribe/${one}`))).toEqual(none)
})

it('none of ours that carries something else than a person, a topic and a message', async () => {
  const odd = [{}, { a: 1, t: 2, s: 3 }, { a: claim.a, t: claim.t }, { a: null, t: [], s: {} }]
  expect(await leaveBy(odd.map((one) => `/unsubscribe/${signer.sign('unsubscribe', one)}`))).toEqual(none)
})

it('the link tells nobody the address', () => {
  const [, payload = ''] = token.split('.')
  expect(Buffer.from(payload, 'base64url').toString()).not.toMatch(/ann|example|@/)
  expect(signer.fingerprint('ann@example.com')).not.toBe(hmacSigner('other').fingerprint('ann@example.com'))
})
