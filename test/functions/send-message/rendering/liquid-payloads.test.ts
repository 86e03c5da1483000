import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../../functions/send-message/mail/render.ts'
import { nobody, textsOf } from './sample-texts.ts'

/** A template that asks for too much, or for what is not its own: it fails, or prints this. */
type Payload = readonly [what: string, template: string, prints: string | 'fails']

const hostile = '<script>alert(1)</script>'
const long = 's'.repeat(5000)
const loop = (over: string, inner = '') => `{% for i in ${over} %}${inner}{% endfor %}`
const doubled = (line: string, times: number) => `{% assign a = "x" %}${line.repeat(times)}{{ a }}`

const payloads: readonly Payload[] = [
  ['a script in a value', '{{ contact.name }}', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['a script in a value that is to stay raw', '{{ contact.name | raw }}', 'fails'],
  ['a filter that every object has', '{{ "a" | valueOf }}', 'fails'],
  ['a tag that every object has', '{% constructor %}', 'fails'],
  ['prototypes', '{{ contact.__proto__.x }}|{{ contact.constructor.name }}|{{ contact.toString }}', '||'],
  ['five million empty rounds', loop('(1..5000000)'), 'fails'],
  ['fifty million rounds', loop('(1..50000000)', 'x'), 'fails'],
  ['nine million rounds within rounds', loop('(1..3000)', loop('(1..3000)', 'x')), 'fails'],
  ['a date of ten million digits', '{{ "2026-10-01" | date: "%9999999d" }}', 'fails'],
  ['a billion words', '{{ contact.name | truncatewords: 999999999 }}', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['a slice of a hundred billion', '{{ contact.name | slice: 0, 99999999999 }}', 'fails'],
  ['a list doubled 32 times', doubled('{% assign a = a | concat: a %}', 32), 'fails'],
  ['a text doubled 32 times', doubled('{% assign a = a | append: a %}', 32), 'fails'],
  ['a text captured 40 times', doubled('{% capture a %}{{ a }}{{ a }}{% endcapture %}', 40), 'fails'],
  ['fifty thousand tags to strip', `{{ "${'<script'.repeat(20_000)}" | strip_html }}`, 'fails'],
  ['a long text between all letters of a long text', `{{ "${long}" | replace: "", "${long}" | size }}`, 'fails'],
  ['another file', "{% include '../../package.json' %}", 'fails'],
  ['another file, rendered', "{% render '../../package.json' %}", 'fails'],
  ['another file as layout', "{% layout '../../package.json' %}", 'fails'],
  ['twenty thousand blocks in blocks', '{% if a %}'.repeat(20_000), 'fails'],
  ['a template of 300,000 characters', 'x'.repeat(300_000), 'fails'],
  ['sorting a long list', '{{ event.list | sort | join }}', 'fails'],
]

describe('a template cannot', () => {
  const variables = {
    ...nobody,
    contact: { name: hostile },
    event: { list: Array.from({ length: 200_000 }, (_, i) => i) },
  }

  test.each(payloads)('get far with %s', (_what, template, prints) => {
    const began = performance.now()
    const rendered = renderMessage(textsOf({ html: template }), variables)
    const milliseconds = performance.now() - began
    expect(milliseconds).toBeLessThan(500)
    expect(rendered.kind === 'failed' ? 'fails' : rendered.html).toBe(prints)
  })

  test.each(payloads.filter(([, , prints]) => prints === 'fails'))(
    'get far with %s in plain text',
    (_what, template) => {
      expect(renderMessage(textsOf({ text: template }), variables).kind).toBe('failed')
    },
  )

  test('break the next one by having failed', () => {
    for (const [, template] of payloads) renderMessage(textsOf({ html: template }), variables)
    expect(renderMessage(textsOf({ html: '{{ contact.name | size }}' }), variables)).toMatchObject({ html: '25' })
  })

  test('say more in its reason than what went wrong', () => {
    const rendered = renderMessage(textsOf({ html: '{{ contact.name | slice: 0, 99999999999 }}' }), variables)
    expect(rendered.kind === 'failed' && rendered.reason).toBe('memory alloc limit exceeded, line:1, col:1')
  })
})

test('there are 22 of them', () => {
  expect(new Set(payloads.map(([what]) => what)).size).toBe(22)
})
