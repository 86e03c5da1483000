import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unsubscribe } from '../../../functions/unsubscribe/core.ts'
import type { Store } from '../../../shared/ports/store.ts'
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
  const write: Store['write'] = (changes) => {
    written++
    return store.write(changes)
  }
  const deps = { store: { ...store, write }, queue: { send: async () => {} }, signer, clock: { now: () => 1 } }
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

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=~%'

/** A token in which something was changed: a letter left out, added or replaced, or the whole turned around a place. */
const mutant = fc
  .record({
    way: fc.constantFrom('leave out', 'add', 'replace', 'turn'),
    place: fc.nat(token.length - 1),
    letter: fc.constantFrom(...letters),
  })
  .map(({ way, place, letter }) => {
    const [head, rest] = [token.slice(0, place), token.slice(place + 1)]
    if (way === 'leave out') return head + rest
    if (way === 'add') return head + letter + token.slice(place)
    return way === 'replace' ? head + letter + rest : rest + letter + head
  })
  .filter((changed) => changed !== token)

it('none of 10,000 tokens is accepted that differ from one of ours', async () => {
  const mutants = fc.sample(mutant, 10_000)
  expect(new Set(mutants).size).toBeGreaterThan(4000)
  expect(await leaveBy(mutants.map((changed) => `/unsubscribe/${changed}`))).toEqual(none)
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
