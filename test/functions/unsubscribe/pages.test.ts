import { describe, expect, it } from 'vitest'
import { unsubscribe } from '../../../functions/unsubscribe/core.ts'
import { hmacSigner } from '../../../shared/security/hmac-signer.ts'
import { openJournal } from '../../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../../shared/store/sqlite/write-barrier.ts'

const signer = hmacSigner('secret')
const good = `/unsubscribe/${signer.sign('unsubscribe', { a: 'fingerprint', t: 'news', s: 'send' })}`
const bad = '/unsubscribe/nothing'

const ask = (method: string, path: string, language?: string, body = '') =>
  unsubscribe(
    { method, path, query: {}, headers: { 'accept-language': language }, body: Buffer.from(body) },
    {
      store: sqliteStore(openJournal({ path: ':memory:' }), noBarrier),
      queue: { send: async () => {} },
      signer,
      clock: { now: () => 1 },
    },
  )

describe.each([
  ['that asks', 'GET', good, 200, 'Would you like to stop getting these mails?', '您想停止收到這類郵件嗎？'],
  [
    'that says it is done',
    'POST',
    good,
    200,
    'You will get no more mails on this topic.',
    '您不會再收到這個主題的郵件。',
  ],
  ['that says the link is none', 'GET', bad, 404, 'This link does not work', '這個連結無法使用'],
])('the page %s', (_, method, path, status, english, chinese) => {
  it.each(['zh-TW', 'zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hant-TW', 'zh', ' ZH-tw'])(
    'is in Chinese for %s',
    async (language) => {
      const response = await ask(method, path, language)
      expect(response.status).toBe(status)
      expect(response.body).toContain(chinese)
      expect(response.body).toContain('<html lang="zh-TW">')
      expect(response.body).not.toContain(english)
    },
  )

  it.each([undefined, '', 'en', 'en-US,en;q=0.9,zh-TW;q=0.5', 'fr', 'zha', '*', '<script>'])(
    'is in English for %s',
    async (language) => {
      const { body } = await ask(method, path, language)
      expect(body).toContain(english)
      expect(body).toContain('<html lang="en">')
    },
  )

  it('is kept by nobody, framed by nobody, and tells nobody where the visitor came from', async () => {
    const { headers } = await ask(method, path)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
    const policy = headers['content-security-policy'] ?? ''
    for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toMatch(/script-src|\*/)
  })

  it('runs no script and fetches nothing', async () => {
    const { body } = await ask(method, path)
    expect(body).not.toMatch(/<script|<img|<link|<iframe|\son[a-z]+=|https?:/i)
  })
})

it('the page that asks has one button, which posts to where it stands', async () => {
  const { body } = await ask('GET', good)
  expect(body.match(/<button/g)).toHaveLength(1)
  expect(body).toContain('<form method="post">')
  expect(body).toContain('name="scope" value="topic" checked')
})
