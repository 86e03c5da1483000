import { describe, expect, test, vi } from 'vitest'
import { renderMessage } from '../../../../functions/send-message/mail/render.ts'
import { publishMessage } from '../../../../state-machines/publish-message.ts'
import { languages, shippedMessage } from '../../../state-machines/messages/shipped-messages.ts'
import { nobody, renderAll, textsOf } from './sample-texts.ts'

const cart = {
  currency: 'NTD',
  products: [{ name: 'Tea & cake', price: 120 }, { name: 'Cup' }, { price: 5 }, { name: 'Fourth', price: 9 }],
}

async function rendered(id: string, language: string, event: typeof cart | object) {
  const result = await publishMessage(shippedMessage(id))
  if (result.kind === 'mistakes') throw new Error(JSON.stringify(result.diagnostics))
  const texts = result.message.languages[language]
  if (texts === undefined) throw new Error(`no ${language}`)
  const variables = { ...nobody, links: result.message.links, contact: { firstName: 'Ann <3' }, event: { ...event } }
  const mail = renderMessage(texts, variables)
  if (mail.kind === 'failed') throw new Error(mail.reason)
  return mail
}

describe('a cart reminder', () => {
  test('lists what was left behind, in plain text line by line', async () => {
    const { text } = await rendered('cart-reminder', 'en', cart)
    const [, list] = /exactly where you stopped\.\n\n([\s\S]*?)\n\nReturn to your cart: (.*)\n/.exec(text) ?? []
    expect(list).toBe('Tea & cake  NTD 120\nCup\nOne more item  NTD 5\nand 1 more in your cart')
  })

  test('says nothing of a list where none is known, and leaves no gap', async () => {
    const { text, html } = await rendered('cart-reminder', 'en', {})
    expect(text).toContain(
      'exactly where you stopped.\n\nReturn to your cart: https://www.northlight.example/shop/cart\n',
    )
    expect(html).not.toContain('more in your cart')
    expect(text).not.toMatch(/\n{3}|[ \t]\n/)
  })

  test('escapes in HTML what it says plainly in text', async () => {
    const { html, text } = await rendered('cart-reminder', 'en', cart)
    expect(html).toContain('Hi Ann &lt;3,')
    expect(html).toContain('Tea &amp; cake')
    expect(text).toContain('Hi Ann <3,')
  })
})

test.each(languages)('a welcome leaves no Liquid unfilled, in %s', async (language) => {
  const { subject, html, text } = await rendered('welcome', language, {})
  for (const part of [subject, html, text]) expect(part).not.toMatch(/\{\{|\}\}|\{%|%\}|undefined|\[object/)
  expect(html).toContain('href="https://www.northlight.example/ebook/the-monday-page"')
  expect(text.endsWith('Northlight\n8F, Taipei\n')).toBe(true)
})

describe('filling in', () => {
  test('puts the finished preheader into the HTML, escaped once', () => {
    const texts = textsOf({ preheader: 'For {{ contact.name }}', html: '<i>{{ preheader }}</i>' })
    expect(renderMessage(texts, { ...nobody, contact: { name: '<Ann> & co' } })).toMatchObject({
      html: '<i>For &lt;Ann&gt; &amp; co</i>',
    })
  })

  test('knows what a message may use', () => {
    const template =
      '{% assign total = event.list | map: "price" | sum %}{% case total %}{% when 5 %}five{% else %}{{ total }}{% endcase %}{% unless event.none %} ok{% endunless %}'
    expect(renderAll(template, { event: { list: [{ price: 2 }, { price: 3 }] } })).toMatchObject({ text: 'five ok\n' })
  })

  test('fails, and says why, where a text cannot be read', () => {
    expect(renderAll('{{ contact.name', {})).toEqual({
      kind: 'failed',
      reason: 'output "{{ contact.name" not closed, line:1, col:1',
    })
    expect(renderAll('{% if a %}', {})).toMatchObject({ kind: 'failed' })
  })

  test('fails where nothing is left of the subject', () => {
    const reason = 'nothing is left of the subject'
    expect(renderMessage(textsOf({ subject: ' {{ contact.name }} ' }), nobody)).toEqual({ kind: 'failed', reason })
  })

  test('tries once more when the machine stood still in the middle', () => {
    const began = performance.now()
    const clock = vi
      .spyOn(performance, 'now')
      .mockReturnValueOnce(began)
      .mockReturnValueOnce(began + 5000)
    const rendered = renderAll('{{ contact.name }}', { contact: { name: 'Ann' } })
    expect(clock.mock.calls.length).toBeGreaterThan(2)
    clock.mockRestore()
    expect(rendered).toMatchObject({ kind: 'rendered', text: 'Ann\n' })
  })

  test('takes a twentieth of a millisecond or so for a message that was filled in before', async () => {
    const result = await publishMessage(shippedMessage('welcome'))
    const texts = result.kind === 'published' ? result.message.languages['en'] : undefined
    if (texts === undefined) throw new Error('there is no welcome')
    const fill = () => renderMessage(texts, { ...nobody, contact: { firstName: 'Ann' } })
    for (let round = 0; round < 2000; round++) fill()
    const began = performance.now()
    for (let round = 0; round < 2000; round++) fill()
    const microseconds = (performance.now() - began) / 2
    process.stdout.write(`welcome, subject and HTML and text: ${microseconds.toFixed(0)} µs\n`)
    expect(microseconds).toBeLessThan(1000)
  })
})
