import { describe, expect, test } from 'vitest'
import { publishMessage } from '../../../state-machines/publish-message.ts'
import { messageFile, type Sample, sampleMessage, shop, shopLink } from './sample-message.ts'

async function htmlOf(sample: Sample): Promise<string> {
  const result = await publishMessage(sampleMessage(sample))
  if (result.kind === 'mistakes') throw new Error(JSON.stringify(result.diagnostics))
  return result.message.languages['en']?.html ?? ''
}

const anchors = (html: string) => html.match(/<a [^>]*>/g)?.map((tag) => tag.replace(/ (style|target)="[^"]*"/g, ''))

describe('the published HTML', () => {
  test('names every named link for the one who counts clicks, and leaves the way out alone', async () => {
    const html = await htmlOf({
      column: `${shop}<mj-button href="{{ links.shop }}">Buy</mj-button><mj-text><a href="https://x.example/">x</a></mj-text>`,
    })
    expect(anchors(html)).toEqual([
      '<a ses:tags="link:shop" href="{{ links.shop }}">',
      '<a ses:tags="link:shop" href="{{ links.shop }}">',
      '<a href="https://x.example/">',
      '<a ses:no-track href="{{ unsubscribe_url }}">',
    ])
  })

  test('keeps Liquid as it was written, wherever it stands', async () => {
    const pieces = [
      '{% if event.count < 3 and event.name contains "a > b" %}',
      '{{ event.name | replace: "<", "}}" | append: " & " }}',
      '{% endif %}',
      '{% for one in\n event.list %}',
      '{{ one.lq0z }}',
      '{% endfor %}',
    ]
    const image = '<mj-image src="https://x.example/a.png" alt="{{ event.name | default: "none" }}" />'
    const html = await htmlOf({ column: `${shop}<mj-text>lq0z ${pieces.join(' ')}</mj-text>${image}` })
    expect(pieces.filter((piece) => !html.includes(piece))).toEqual([])
    expect(html).toContain('alt="{{ event.name | default: "none" }}"')
    expect(html).toContain('>lq0z {% if')
  })

  test('keeps loops between the rows of a table and conditions between components', async () => {
    const rows = '<mj-table>{% for one in event.list %}<tr><td>{{ one }}</td></tr>{% endfor %}</mj-table>'
    const html = await htmlOf({
      column: `${shop}<mj-raw>{% if event.list %}</mj-raw>${rows}<mj-raw>{% endif %}</mj-raw>`,
    })
    const order = html.match(/\{% .*? %\}|<\/?tr>|\{\{ one \}\}|<\/table>/g)?.join(' ') ?? ''
    expect(order).toContain('{% for one in event.list %} <tr> {{ one }} </tr> {% endfor %} </table>')
    expect(order).toMatch(/\{% if event\.list %\}.*\{% for .*\{% endfor %\}.*\{% endif %\}/)
  })

  test('pads the preheader, so that the body does not follow it in the list of mails', async () => {
    const html = await htmlOf({ message: messageFile(undefined, `preheader: { en: Soon }\n${shopLink}`) })
    const [, hidden = ''] = /display:none[^>]*>([^<]*)</.exec(html) ?? []
    expect(hidden.startsWith('{{ preheader }}')).toBe(true)
    expect(hidden.length).toBeGreaterThan(400)
    expect(hidden.replace('{{ preheader }}', '').replace(/\s|\u034f|\u200c/g, '')).toBe('')
  })

  test('pads no preheader where there is none, so that the body may stand in its place', async () => {
    expect(await htmlOf({})).not.toContain('\u034f')
  })

  test('carries no comments of the author', async () => {
    const html = await htmlOf({ column: `<!-- secret -->${shop}<mj-text>a<!-- secret -->b</mj-text>` })
    expect(html).not.toContain('secret')
    expect(html).toContain('<!--[if mso')
  })

  test('is refused when it grows past what can be filled in, and noted when Gmail would cut it off', async () => {
    const withWords = (count: number) => sampleMessage({ column: shop + '<mj-text>x</mj-text>'.repeat(count) })
    const short = await publishMessage(withWords(450))
    const long = await publishMessage(withWords(1200))
    expect([short.kind, ...short.diagnostics.map(({ severity }) => severity)]).toEqual(['published', 'warning'])
    expect([long.kind, ...long.diagnostics.map(({ severity }) => severity)]).toEqual(['mistakes', 'error'])
  })
})

test('a published message carries its targets, its topic and how long it is worth sending', async () => {
  const result = await publishMessage(
    sampleMessage({ message: messageFile(undefined, `${shopLink}\nexpires: 1d 12h`) }),
  )
  expect(result).toMatchObject({
    kind: 'published',
    message: {
      id: 'sample',
      channel: 'email',
      topic: 'news',
      links: { shop: 'https://www.example.com/shop' },
      expires: { days: 1, seconds: 43_200 },
      languages: { en: { subject: 'Hello', preheader: '' } },
    },
  })
})
