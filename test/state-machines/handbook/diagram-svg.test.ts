import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange, type Placed } from '../../../state-machines/handbook/diagram/arrange.ts'
import { drawSvg } from '../../../state-machines/handbook/diagram/draw-svg.ts'
import { pictureOf } from '../../../state-machines/handbook/diagram/picture.ts'
import { hostileTexts, hostileWorld } from '../../support/compiler/hostile-texts.ts'
import { journeyArbitrary, tries } from '../../support/random-journeys.ts'
import { journeyOf, names, pictureOfRandom, withSteps } from './drawn.ts'
import { textsIn } from './wellformed.ts'

const drawn = (steps: string) => textsIn(drawSvg(pictureOf(withSteps(steps), names)))

const sample = `
name: Lead nurture
theme: From the first download to a booked demo
trigger: { event: Form Submitted, where: { form: ebook } }
audience: { not: { tag: customer } }
exit: [{ event: Demo Booked }, { tag: customer }]
goal: { event: Demo Booked, within: 30d, baseline: 15%, target: 25%, by: 2027-03-31 }
steps:
  - send: welcome
    stage: awareness
    await: { clicked: ebook, within: 3d }
    then: [{ tag: engaged }]
    else: [{ score: -5 }]
  - send: case-study
    day: 14
`

describe('the picture of a journey', () => {
  const markup = drawSvg(pictureOf(journeyOf(sample), names))
  const texts = textsIn(markup).join(' ')

  it('says who comes in, and once, at the side, the goal and what ends the journey', () => {
    expect(texts).toContain('Comes in on Form Submitted (form is ebook)')
    expect(texts).toContain('GOAL Demo Booked, within 30 days of entry 15% today, 25% wanted by 2027-03-31')
    expect(texts).toContain('LEAVES AT ANY MOMENT Demo Booked tagged customer')
    expect(texts).toContain('Only if not tagged customer')
  })

  it('shows messages by their subjects, answers by their ways, and days by the ruler', () => {
    expect(texts).toContain('Your copy of the book welcome')
    for (const words of ['clicked ebook', 'not within 3 days', 'Tag engaged', 'Score −5'])
      expect(texts).toContain(words)
    expect(textsIn(markup).filter((text) => text.startsWith('Day '))).toEqual(['Day 0', 'Day 3', 'Day 14'])
  })

  it('says in words what it shows, for those who do not see it', () => {
    expect(markup).toMatch(/^<svg [^>]*role="img" aria-labelledby="sample-title sample-text"/)
    expect(markup).toContain('<title id="sample-title">Lead nurture</title>')
    expect(markup).toMatch(/<desc id="sample-text">From the first download[^<]*Goal: Demo Booked/)
  })

  it('is dark where its surroundings are', () => {
    expect(markup).toContain('@media (prefers-color-scheme:dark)')
  })

  it('shows the days on which a step can come, where that is not the day beside it', () => {
    expect(drawn('  - wait: { hot: 1d, warm: 3d, cold: 5d }\n  - tag: late')).toEqual(
      expect.arrayContaining(['Day 1', 'Tag late', 'day 1–5']),
    )
  })

  it('gives every way of a split its share, and those held out theirs', () => {
    const steps =
      '  - split:\n      - { name: a, weight: 1, then: [{ tag: a }] }\n      - { name: b, weight: 2, then: [] }\n'
    expect(drawn(`${steps}    hold-out: 10%`)).toEqual(expect.arrayContaining(['a · 30%', 'b · 60%', 'held out · 10%']))
  })
})

describe('every picture', () => {
  it('leads downwards, and lays nothing over anything else', () => {
    fc.assert(
      fc.property(journeyArbitrary(), (random) => {
        const { shapes, lines } = arrange(pictureOfRandom(random))
        for (const { from, to } of lines) expect(bottomOf(shapes[from])).toBeLessThan(shapes[to]?.y ?? 0)
        expect(overlaps(shapes)).toEqual([])
      }),
      tries(60),
    )
  })

  it('is markup, and the same each time, whatever the author has written', () => {
    fc.assert(
      fc.property(journeyArbitrary(hostileWorld), (random) => {
        const markup = drawSvg(pictureOfRandom(random))
        expect(() => textsIn(markup)).not.toThrow()
        expect(drawSvg(pictureOfRandom(random))).toBe(markup)
      }),
      tries(30),
    )
  })

  it.each(hostileTexts.map((text) => [text]))('keeps %j as text', (text) => {
    const picture = pictureOf({ ...withSteps('  - tag: vip'), name: text, theme: text }, names)
    const markup = drawSvg(picture)
    const plain = drawSvg({ ...picture, title: 'x', theme: 'x' })
    // A text adds no element of its own, but for lines of text.
    const elements = (of: string) => of.match(/<[a-z]+/g)?.filter((one) => one !== '<text')
    expect(elements(markup)).toEqual(elements(plain))
    expect(() => textsIn(markup)).not.toThrow()
    expect(markup).not.toMatch(/\p{Cc}(?!$)/u)
  })
})

const bottomOf = (placed: Placed | undefined): number => (placed?.y ?? 0) + (placed?.height ?? 0)

const overlaps = (shapes: readonly Placed[]): readonly (readonly [Placed, Placed])[] =>
  shapes.flatMap((one, index) =>
    shapes
      .slice(index + 1)
      .filter((other) => Math.abs(one.x - other.x) < (one.width + other.width) / 2)
      .filter((other) => one.y < bottomOf(other) && other.y < bottomOf(one))
      .map((other) => [one, other] as const),
  )
