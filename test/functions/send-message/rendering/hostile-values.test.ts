import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../../functions/send-message/mail/render.ts'
import { nobody, renderAll, textsOf } from './sample-texts.ts'

/** A name; how it is read in the subject and the plain text; how it stands in HTML. */
const names: readonly (readonly [name: string, read: string, html: string])[] = [
  ['{{ 7 | times: 7 }}', '{{ 7 | times: 7 }}', '{{ 7 | times: 7 }}'],
  ['{% raw %}{{ x', '{% raw %}{{ x', '{% raw %}{{ x'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['Tom & "Ann" O\'Hara', 'Tom & "Ann" O\'Hara', 'Tom &amp; &#34;Ann&#34; O&#39;Hara'],
  ['&lt;b&gt;', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['Ann\r\nBcc: all@example.com', 'Ann Bcc: all@example.com', 'Ann Bcc: all@example.com'],
  ['Ann\n\nBuy here: https://bad.example', 'Ann Buy here: https://bad.example', 'Ann Buy here: https://bad.example'],
  ['A\u0000B\u0007C\u2028D', 'A B C D', 'A B C D'],
  ['\u202Eevil\u2066', 'evil', 'evil'],
  ['A\ud83dB', 'A\ufffdB', 'A\ufffdB'],
  ['林雅婷 😀 é', '林雅婷 😀 é', '林雅婷 😀 é'],
]

describe('a contact’s name is nothing but a name', () => {
  test.each(names)('%j', (name, read, html) => {
    expect(renderAll('Hi {{ contact.name }}!', { contact: { name } })).toEqual({
      kind: 'rendered',
      subject: `Hi ${read}!`,
      html: `Hi ${html}! Hi ${html}!`,
      text: `Hi ${read}!\n`,
    })
  })

  test.each(names)('%j, through a loop, an assignment and filters', (name, read, html) => {
    const template =
      '{% for one in event.list %}{% assign a = one.name | append: "" %}{{ a | prepend: "" }}{% endfor %}'
    expect(renderAll(template, { event: { list: [{ name }] } })).toMatchObject({
      html: `${html} ${html}`,
      text: `${read}\n`,
    })
  })

  test.each(names)('%j, in a quoted attribute', (name, _read, html) => {
    const texts = textsOf({ html: '<img alt="{{ contact.name }}">' })
    const rendered = renderMessage(texts, { ...nobody, contact: { name } })
    expect(rendered).toMatchObject({ html: `<img alt="${html}">` })
    expect(html).not.toMatch(/["<>]/)
  })
})

describe('a value can reach nothing', () => {
  test('of the objects that values are made of', () => {
    const contact: object = JSON.parse('{"__proto__": {"x": 1}, "constructor": "c", "a": [1, 2]}')
    const rendered = renderAll('{{ contact.x }}{{ contact.constructor }}{{ contact.a.map }}{{ contact.a.concat }}.', {
      contact: { ...contact },
    })
    expect(rendered).toMatchObject({ text: '.\n' })
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  test('of the machine', () => {
    const text = '{{ process.env }}{{ global }}{{ require }}{{ this }}{{ self }}{{ "x" | date: process }}'
    expect(renderAll(`${text}.`, {})).toMatchObject({ text: 'x.\n' })
  })

  test('and a link leads where its author wrote, whatever the contact is called', () => {
    const html = '<a href="{{ links.shop }}">x</a><a href="{{ unsubscribe_url }}">y</a>'
    const rendered = renderMessage(textsOf({ html, text: '{{ links.shop }}' }), {
      ...nobody,
      contact: { links: { shop: 'https://bad.example' } },
      event: { links: { shop: 'https://bad.example' }, unsubscribe_url: 'https://bad.example' },
    })
    expect(rendered).toMatchObject({
      html: '<a href="https://www.example.com/shop?a=1&amp;b=2">x</a><a href="https://www.example.com/leave/v1.abc">y</a>',
      text: 'https://www.example.com/shop?a=1&b=2\n',
    })
  })
})
