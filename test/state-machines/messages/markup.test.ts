import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideLiquid } from '../../../state-machines/messages/liquid/hide-liquid.ts'
import { scanMarkup } from '../../../state-machines/messages/markup/scan-markup.ts'

const fragments = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  'a',
  'style',
  'mj-text',
  '中',
  '{{ x }}',
  '{% if a %}',
  '}}',
  'lq',
  '0z',
]
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''))

describe('a text cut at its markup', () => {
  test('has no gaps and no overlaps, whatever it looks like', () => {
    fc.assert(
      fc.property(text, (whole) => {
        let at = 0
        for (const { begin, end } of scanMarkup(whole)) {
          expect(begin).toBe(at)
          expect(end).toBeGreaterThan(begin)
          at = end
        }
        expect(at).toBe(whole.length)
      }),
    )
  })

  test('is cut in time that grows with its length, even when nothing is ever closed', () => {
    for (const part of ['<a ', '<!-- ', '<style>', '</a ', '<a href="', "<a b='"]) {
      const long = part.repeat(20_000)
      const began = performance.now()
      expect([...scanMarkup(long)].length).toBeGreaterThan(0)
      expect(performance.now() - began).toBeLessThan(2000)
    }
  })

  test('knows the attributes of a tag however they are quoted', () => {
    const [tag] = scanMarkup(`<A HREF='x>"y"' b=c d title = "e/f" />`)
    expect(tag).toMatchObject({
      kind: 'open',
      name: 'a',
      isClosed: true,
      attributes: [
        { name: 'href', value: 'x>"y"' },
        { name: 'b', value: 'c' },
        { name: 'd', value: '' },
        { name: 'title', value: 'e/f' },
      ],
    })
  })
})

describe('a text with its Liquid hidden', () => {
  test('is whole again once it is restored, and knows where everything stood', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const hidden = hideLiquid(whole)
        expect(hidden.restore(hidden.text)).toBe(whole)
        expect(hidden.find(hidden.text)).toHaveLength(whole.split(/\{\{ x \}\}|\{% if a %\}/).length - 1)
        for (const letter of ['中', '"']) {
          const at = hidden.text.indexOf(letter)
          if (at >= 0) expect(whole.charAt(hidden.originalOffset(at))).toBe(letter)
        }
      }),
    )
  })
})
