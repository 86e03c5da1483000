import fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { describe, expect, test } from 'vitest'
import { toScope } from '../../../../functions/send-message/mail/rendering/message-variables.ts'
import { subjectLine } from '../../../../functions/send-message/mail/rendering/subject-line.ts'
import { TemplateCache } from '../../../../functions/send-message/mail/rendering/template-cache.ts'
import { nobody, renderAll } from './sample-texts.ts'

describe('a subject', () => {
  test.each([
    ['  a \t b\r\nc\u0000d ', 'a b c d'],
    ['x'.repeat(300), 'x'.repeat(255)],
    ['中'.repeat(300), '中'.repeat(180)],
    ['😀'.repeat(300), '😀'.repeat(127)],
    [`${'x'.repeat(254)} y`, 'x'.repeat(254)],
    ['', ''],
  ])('%j is one short line', (text, line) => {
    expect(subjectLine(text)).toBe(line)
  })

  test('fits into one header when it is encoded, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const line = subjectLine(text)
        const isPlain = /^[ -~]*$/.test(line)
        // The worst case of RFC 2047: words of 75 that hold 45 octets, and no character is cut in two.
        const encoded = isPlain ? line.length : Math.ceil(Buffer.byteLength(line) / 42) * 76
        expect('Subject: '.length + encoded).toBeLessThanOrEqual(998)
        expect(line).not.toMatch(/\p{Cc}|^\s|\s$/u)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('the variables of a message', () => {
  test('are taken over as they are while they are small', () => {
    const contact = { name: 'Ann', age: 41, vip: true, none: null, tags: ['a', null, ['b']], home: { city: 'Taipei' } }
    expect(toScope({ ...nobody, contact })).toEqual({ ...nobody, contact })
  })

  test('are cut: texts at 1,000 characters, lists at 100 entries, all of it at 64 KB', () => {
    const event = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`field${at}`, '中'.repeat(400)]))
    const contact = { long: `${'x'.repeat(999)}😀`, list: Array.from({ length: 500 }, (_, at) => at), ...event }
    const scope = toScope({ ...nobody, contact, event })
    expect(scope.contact['long']).toBe('x'.repeat(999))
    expect(scope.contact['list']).toHaveLength(100)
    expect(scope.event['field0']).toBe('中'.repeat(400))
    const octets = Buffer.byteLength(JSON.stringify([scope.contact, scope.event]))
    expect(octets).toBeGreaterThan(50 * 1024)
    expect(octets).toBeLessThan(64 * 1024)
  })

  test('are cut where they are nested too deep, however deep that is', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`)
    expect(JSON.stringify(toScope({ ...nobody, contact: deep }).contact).length).toBeLessThan(100)
  })

  test('of the sender and the links are left whole', () => {
    const links = { shop: `https://www.example.com/${'x'.repeat(1500)}` }
    expect(toScope({ ...nobody, links }).links).toEqual(links)
  })
})

describe('the filter date', () => {
  test.each([
    ['2026-10-01', '2026-10-01 00:00'],
    ['2026-10-01T09:30', '2026-10-01 09:30'],
    ['2026-10-01 09:30:15', '2026-10-01 09:30'],
    ['2026-10-01T09:30:00Z', '2026-10-01 09:30'],
    ['2026-10-01T23:30:00+08:00', '2026-10-01 23:30'],
    ['2026-10-01T23:30:00-07:00', '2026-10-01 23:30'],
    [1_790_000_000, '2026-09-21 14:13'],
    ['soon', 'soon'],
    ['now', ''],
    ['today', ''],
    [null, ''],
  ])('shows %j as it is written, wherever the machine stands', (at, shown) => {
    const rendered = renderAll('.{{ event.at | date: "%Y-%m-%d %H:%M" }}', { event: { at } })
    expect(rendered).toMatchObject({ text: `.${shown}\n` })
  })
})

describe('the cache of parsed texts', () => {
  test('parses a text once, and again only when 400 others came after it', () => {
    const parsed: string[] = []
    const engine = new Liquid()
    const parse = engine.parse.bind(engine)
    engine.parse = (text) => {
      parsed.push(text)
      return parse(text)
    }
    const cache = new TemplateCache(engine)
    for (let at = 0; at < 400; at++) expect(cache.fill(`${at}`, () => ({}))).toBe(`${at}`)
    cache.fill('0', () => ({}))
    cache.fill('400', () => ({}))
    expect(cache.size).toBe(400)
    parsed.length = 0
    for (const text of ['0', '399', '400', '1']) cache.fill(text, () => ({}))
    expect(parsed).toEqual(['1'])
  })

  test('asks what there is to put in only where a text has a place for it', () => {
    const cache = new TemplateCache(new Liquid())
    const plain = ['', 'Hello', '{ a } % } { b }}', 'two\nlines \n', '\ud800 half']
    const unasked = () => {
      throw new Error('asked for nothing')
    }
    for (const text of plain) expect(cache.fill(text, unasked)).toBe(text)
    const filled: Readonly<Record<string, string>> = {
      'Hello {{ name }}': 'Hello Yu',
      '  {%- if name -%}  in  {%- endif -%}  ': 'in',
      '{% comment %}nobody{% endcomment %}Hello': 'Hello',
      '  {{- "" -}}  ': '',
    }
    for (const [text, shown] of Object.entries(filled)) expect(cache.fill(text, () => ({ name: 'Yu' }))).toBe(shown)
  })
})
