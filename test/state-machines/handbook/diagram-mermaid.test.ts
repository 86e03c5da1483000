import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawMermaid } from '../../../state-machines/handbook/diagram/draw-mermaid.ts'
import { pictureOf } from '../../../state-machines/handbook/diagram/picture.ts'
import { hostileWorld } from '../../support/compiler/hostile-texts.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'
import { names, pictureOfRandom, withSteps } from './drawn.ts'

/** What a label may hold: letters, digits, spaces, marks by their numbers, and our own line breaks. */
const label = '"(?:[\\p{L}\\p{M}\\p{N} ]|#\\d+;|<br/>)+"'
const node = `n\\d+(?:\\[${label}\\]|\\[\\[${label}\\]\\]|\\(\\[${label}\\]\\)|\\{${label}\\})(?::::[a-z]+)?`
const line = `n\\d+ (?:-->(?:\\|${label}\\|)?|-\\.-) n\\d+`
const known = new RegExp(
  `^(flowchart TD|  subgraph all\\[${label}\\]|    (?:${node}|${line})|  end|  classDef .*|)$`,
  'u',
)

describe('a journey as a Mermaid chart', () => {
  it('leads from what lets contacts in to the end, by the answers', () => {
    const chart = drawMermaid(
      pictureOf(withSteps('  - send: welcome\n    await: { opened: true, within: 2d }\n    then: [{ tag: a }]'), names),
    )
    expect(chart.split('\n').slice(2, 11)).toEqual([
      '    n0["At the door<br/>Enters once in a lifetime"]:::note',
      '    n1["Leaves at any moment<br/>Demo Booked"]:::note',
      '    n2["Comes in on Form Submitted"]',
      '    n0 -.- n2',
      '    n1 -.- n2',
      '    n3["day 0<br/>Your copy of the book<br/>welcome"]',
      '    n2 --> n3',
      '    n4["day 0#8211;2<br/>Tag a"]',
      '    n3 -->|"opened"| n4',
    ])
    expect(chart).toContain('n3 -->|"not within 2 days"| n5')
  })

  it('holds the words of authors in quoted labels only, whatever they are', () => {
    fc.assert(
      fc.property(journeyArbitrary(hostileWorld), (random) => {
        const strange = drawMermaid(pictureOfRandom(random))
          .split('\n')
          .filter((one) => !known.test(one))
        expect(strange).toEqual([])
      }),
      tries(40),
    )
  })
})
