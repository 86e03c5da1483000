import { describe, expect, test } from 'vitest'
import {
  formatAddress,
  listUnsubscribeHeaders,
  UnsafeHeaderError,
} from '../../../functions/send-message/mail/headers.ts'

const url = 'https://www.example.com/unsubscribe/v1.abc_-~.def'

describe('the headers that let a reader leave', () => {
  test('name the address in brackets and ask for one click', () => {
    expect(listUnsubscribeHeaders(url)).toEqual([
      { name: 'List-Unsubscribe', value: `<${url}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ])
  })

  test('name a mail address second, where there is one', () => {
    const [first] = listUnsubscribeHeaders(url, 'mailto:leave@example.com?subject=leave')
    expect(first?.value).toBe(`<${url}>, <mailto:leave@example.com?subject=leave>`)
  })

  test.each(['http://www.example.com/', 'javascript:alert(1)', '', 'HTTPS', '//www.example.com', 'mailto:a@b.example'])(
    'take no other address than https: %j',
    (other) => expect(() => listUnsubscribeHeaders(other)).toThrow(UnsafeHeaderError),
  )

  test('hold 995 characters and not one more', () => {
    const long = `https://${'x'.repeat(985)}`
    expect(listUnsubscribeHeaders(long)[0]?.value).toHaveLength(995)
    expect(() => listUnsubscribeHeaders(`${long}x`)).toThrow('longer than 995')
  })
})

const breaks = [
  '\r\n',
  '\n',
  '\r',
  '\u0000',
  '\r\n ',
  '\n\t',
  '\u000b',
  '\u000c',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u001f',
]
const payloads: readonly string[] = [
  ...breaks.flatMap((one) => [`x${one}Bcc: all@example.com`, `${one}x`, `x${one}`]),
  'x\r\n\r\n<script>',
  'x\u007f',
  'x%0d%0a\r\ny',
  '\ufeff\nx',
]

describe('a line break', () => {
  test('is tried in 40 ways', () => expect(new Set(payloads).size).toBe(40))

  test.each(payloads)('gets into no header: %j', (payload) => {
    expect(() => listUnsubscribeHeaders(`https://www.example.com/${payload}`)).toThrow(UnsafeHeaderError)
    expect(() => listUnsubscribeHeaders(url, `mailto:${payload}`)).toThrow(UnsafeHeaderError)
    expect(() => formatAddress('Ann', `${payload}@example.com`)).toThrow(UnsafeHeaderError)
    expect(() => formatAddress('Ann', `a@example.com${payload}`)).toThrow(UnsafeHeaderError)
    expect(() => formatAddress(payload, 'a@example.com')).toThrow(UnsafeHeaderError)
  })

  test.each(['<', '>', ' ', '"é"', '中', '\u00a0'])(
    'and no bracket, space or foreign letter gets into an address: %j',
    (one) => {
      expect(() => listUnsubscribeHeaders(`${url}${one}`)).toThrow(UnsafeHeaderError)
    },
  )
})

/** What a mail program shows for the name before the address. */
function shownName(from: string): string {
  const name = from.replace(/ <[^<>]*>$/, '')
  if (name.startsWith('"')) return name.slice(1, -1).replace(/\\(.)/g, '$1')
  const words = name.split(' ').map((word) => /^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1])
  return words.every((word) => word !== undefined)
    ? words.map((word) => Buffer.from(word, 'base64').toString('utf8')).join('')
    : name
}

describe('a name with an address', () => {
  test.each([
    ['Northlight', 'Northlight <hello@example.com>'],
    ['', 'hello@example.com'],
    ['Lin, Yating', '"Lin, Yating" <hello@example.com>'],
    ['Ann "A" \\ <b>', '"Ann \\"A\\" \\\\ <b>" <hello@example.com>'],
    ['a@b.example', '"a@b.example" <hello@example.com>'],
    ['=?UTF-8?B?eA==?=', '"=?UTF-8?B?eA==?=" <hello@example.com>'],
    ['林雅婷', '=?UTF-8?B?5p6X6ZuF5am3?= <hello@example.com>'],
  ])('of %j is %j', (name, from) => {
    expect(formatAddress(name, 'hello@example.com')).toBe(from)
  })

  test.each(['Café & co', '北極光行銷自動化股份有限公司台北總部客戶服務部門', '😀'.repeat(30), 'é'.repeat(100)])(
    'of %j is read as it is written, in words of 75 characters',
    (name) => {
      const from = formatAddress(name, 'hello@example.com')
      expect(shownName(from)).toBe(name)
      expect(from).toMatch(/^[ -~]+$/)
      expect(from.split(' ').every((word) => word.length <= 75)).toBe(true)
    },
  )

  test('is cut where it would not fit into a header, between two characters', () => {
    const from = formatAddress('中'.repeat(500), 'hello@example.com')
    expect(from.length).toBeLessThan(950)
    expect(shownName(from)).toBe('中'.repeat(150))
  })
})
