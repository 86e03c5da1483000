import { afterEach, describe, expect, it } from 'vitest'
import type { KeptMail } from '../../../local/outbox/outbox.ts'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { address } from './stage.ts'

let test: TestRuntime
afterEach(() => test.close())

async function mailTo(name: unknown, email: string = address): Promise<readonly KeptMail[]> {
  const journey = yaml('j', 'name: J\ntrigger: { event: Signed Up }\nsteps:\n  - send: hello\n')
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { hello: ['more'] } }))
  const traits = JSON.parse(JSON.stringify({ firstName: name, email }))
  await test.identify('ann', traits)
  await test.track('ann', 'Signed Up', traits)
  return test.mails()
}

/** What comes to each contact: the name as it is read in the subject and in the text, and as it stands in the HTML. */
const hostile: readonly (readonly [unknown, string, string])[] = [
  ['Ann\r\nBcc: victim@example.com', 'Ann Bcc: victim@example.com', 'Ann Bcc: victim@example.com'],
  ['Ann\nX-Evil: 1\n\n<b>', 'Ann X-Evil: 1 <b>', 'Ann X-Evil: 1 &lt;b&gt;'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>', '&#34;&gt;&lt;img src=x onerror=alert(1)&gt;'],
  ['{{ 7 | times: 7 }}', '{{ 7 | times: 7 }}', '{{ 7 | times: 7 }}'],
  ['{% raw %}{{ contact.email }}', '{% raw %}{{ contact.email }}', '{% raw %}{{ contact.email }}'],
  ['{{ unsubscribe_url }}', '{{ unsubscribe_url }}', '{{ unsubscribe_url }}'],
  ['林雅婷 👩‍👩‍👧', '林雅婷 👩‍👩‍👧', '林雅婷 👩‍👩‍👧'],
  ['\u202enimda\u202c', 'nimda', 'nimda'],
  ['a\u0000b\u001b[31m', 'a b [31m', 'a b [31m'],
  ['=?UTF-8?B?QmNjOiB4?=', '=?UTF-8?B?QmNjOiB4?=', '=?UTF-8?B?QmNjOiB4?='],
  ['$& $1 $$ %s', '$& $1 $$ %s', '$&amp; $1 $$ %s'],
]

describe('a contact may be called anything', () => {
  it.each(hostile)('%j', async (name, read, html) => {
    const [kept, ...others] = await mailTo(name)
    expect(others).toEqual([])
    expect(kept?.mail.subject).toBe(`This is hello, ${read}`)
    expect(kept?.mail.text.startsWith(`Hello ${read}\nhttps://waymark.example/unsubscribe/`)).toBe(true)
    expect(kept?.mail.html).toContain(`<body>Hello ${html}<a href=`)
    expectPlainMail(kept)
  })

  it('thousands of characters long, of which the subject has as many as fit', async () => {
    for (const letter of ['x', '王', '👍']) {
      // As long as an event may be.
      const [kept] = await mailTo(letter.repeat(Math.min(10_000, 31_000 / Buffer.byteLength(letter))))
      const subject = kept?.mail.subject ?? ''
      expect(subject.startsWith(`This is hello, ${letter}`)).toBe(true)
      expect(subject.length).toBeLessThanOrEqual(255)
      expect(subject.isWellFormed()).toBe(true)
      expect(kept?.mail.text.length).toBeLessThan(3000)
      expectPlainMail(kept)
      await test.close()
    }
    await mailTo('Ann')
  })

  it.each([7, true, null, ['Ann'], ''])('or nothing that is a name: %j', async (name) => {
    const [kept] = await mailTo(name)
    expectPlainMail(kept)
    expect(kept?.mail.subject).not.toMatch(/undefined|\[object/)
  })
})

/** However a contact is called, their mail goes to one address, and its headers are ours. */
function expectPlainMail(kept: KeptMail | undefined): void {
  expect(kept?.mail).toMatchObject({ to: address, from: 'Tester <tester@example.com>' })
  expect(kept?.mail).not.toHaveProperty('replyTo')
  expect(kept?.mail.headers.map(({ name }) => name)).toEqual(['List-Unsubscribe', 'List-Unsubscribe-Post'])
  const texts = [kept?.mail.subject, kept?.mail.from, ...(kept?.mail.headers ?? []).map(({ value }) => value)]
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  for (const text of texts) expect(text).not.toMatch(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/)
  expect(kept?.mail.html.match(/<script|<img|<b>|onerror=alert\(1\)>"/g) ?? []).toEqual([])
  for (const value of Object.values(kept?.mail.tags ?? {})) expect(value).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
}

describe('an address that is more than one address is none', () => {
  it.each([
    'ann@example.com\r\nBcc: victim@example.com',
    'ann@example.com, victim@example.com',
    'ann@example.com;victim@example.com',
    'ann@example.com victim@example.com',
    '<ann@example.com>',
    '"Ann" <ann@example.com>',
    'ann@example.com\u0000',
    ' ann@example.com',
    'ann@example.com\u2028',
    'ann@exämple.com',
    `${'a'.repeat(65)}@example.com`,
    `ann@${'e'.repeat(300)}.com`,
  ])('%j', async (email) => {
    expect(await mailTo('Ann', email)).toEqual([])
  })
})

describe('every mail offers a way out', () => {
  it('in one click, by a link of its own that works', async () => {
    const names = ['ann', 'ben', 'eve']
    const journey = yaml(
      'j',
      'name: J\ntrigger: { event: Signed Up }\nsteps:\n  - send: hello\n  - send: second\n    day: 1\n',
    )
    test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { hello: [], second: [] } }))
    for (const name of names) {
      await test.identify(name, { email: `${name}@example.com` })
      await test.track(name, 'Signed Up')
    }
    const links = test.mails().map(({ mail }) => {
      const headers = Object.fromEntries(mail.headers.map(({ name, value }) => [name, value]))
      expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
      const url =
        /^<(https:\/\/waymark\.example\/unsubscribe\/[\w.-]+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
      expect(mail.html).toContain(url)
      expect(mail.text).toContain(url)
      expect(url).not.toContain('example.com')
      return url
    })
    expect(new Set(links).size).toBe(names.length)
    const body = Buffer.from('List-Unsubscribe=One-Click')
    await test.runtime.handle({ method: 'POST', path: new URL(links[1] ?? '').pathname, query: {}, headers: {}, body })
    await test.pass(days(2))
    expect(test.received('ben@example.com')).toEqual(['hello'])
    for (const name of ['ann', 'eve']) expect(test.received(`${name}@example.com`)).toEqual(['hello', 'second'])
  })
})
