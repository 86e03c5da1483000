import { describe, expect, test } from 'vitest'
import { compileText } from '../support/compile.ts'
import { marked } from '../support/compiler/marked.ts'

/** The places of all that was found: line, column, the words that are marked, and the code. */
const found = (text: string): readonly string[] =>
  compileText(text).diagnostics.map(
    ({ line, column, length, source, code }) =>
      `${line}:${column} ${source.slice(column - 1, column - 1 + length)} ${code}`,
  )

const head = 'name: Lead nurture\ntrigger: { event: Form Submitted }\nexit: [{ event: Demo Booked }]\n'

describe('a file with several mistakes', () => {
  const five = `${head}steps:
  - send: welcmoe
    day: 0
  - send: case-study
    day: 4
    await: { clicked: detials }
    then:
      - sned: product-demo
  - send: customer-voices
    day: 2
`

  test('hears of every one of them, in the order of the file, each at its words', () => {
    expect(found(five)).toEqual([
      '5:11 welcmoe unknown-message',
      '9:5 await missing-within',
      '9:23 detials unknown-link',
      '11:9 sned unknown-word',
      '13:10 2 days-go-back',
    ])
  })

  test('hears of no other once one of them is mended', () => {
    const all = found(five)
    const mends: readonly (readonly [string, string])[] = [
      ['welcmoe', 'welcome'],
      ['detials }', 'detials, within: 2d }'],
      ['detials', 'details'],
      ['sned', 'send'],
      ['day: 2', 'day: 9'],
    ]
    for (const [index, [wrong, right]] of mends.entries()) {
      expect(found(five.replace(wrong, right))).toEqual(all.filter((_, at) => at !== index))
    }
  })

  test('reads as an author would mend it', () => {
    expect(marked(compileText(five).diagnostics)).toContain(
      [
        '9:23 error unknown-link',
        '      await: { clicked: detials }',
        '                        ^^^^^^^',
        'The message `case-study` has no link `detials`.',
        'Did you mean `details`?',
      ].join('\n'),
    )
  })
})

describe('one mistake', () => {
  test('in each of two questions does not make the second a repetition of the first', () => {
    const text = `${head}steps:
  - branch:
      - if: { tga: vip }
        then: [{ tag: a }]
      - if: { tga: gold }
        then: [{ tag: b }]
`
    expect(found(text)).toEqual(['6:15 tga unknown-word', '8:15 tga unknown-word'])
  })

  test('in a step does not make others of what speaks of that step', () => {
    const text = `${head}steps:
  - send: welcome
    id: first
    dya: 0
  - wait-for: { event: Price Viewed, within: 2d, since: first }
  - branch:
      - if: { opened: welcome }
        then: [{ tag: engaged }]
`
    expect(found(text)).toEqual(['7:5 dya unknown-word'])
  })

  test('that hides a whole step does not make others of what is missing with it', () => {
    const text = `${head}steps:
  - sned: welcome
    id: first
  - wait-for: { event: Price Viewed, within: 2d, since: first }
  - branch:
      - if: { opened: welcome }
        then: [{ tag: engaged }]
`
    expect(found(text)).toEqual(['5:5 sned unknown-word'])
  })

  test.each([
    ['the name', 'name: Lead nurture', 'name: 5', '1:7 5 wrong-value'],
    ['the trigger', 'trigger: { event: Form Submitted }', 'trigger: Form Submitted', '2:10 Form Submitted wrong-value'],
    ['an exit', '[{ event: Demo Booked }]', '[{ evnet: Demo Booked }]', '3:10 evnet unknown-word'],
    ['no trigger', 'trigger: { event: Form Submitted }', 'reentry: never', '1:1 name missing-word'],
    ['the audience', 'exit:', 'audience: { tga: vip }\nexit:', '3:13 tga unknown-word'],
    ['the goal', 'exit:', 'goal: { event: 7 }\nexit:', '3:16 7 wrong-value'],
  ])('in %s does not hide those in the steps', (_, right, wrong, told) => {
    const steps = 'steps:\n  - send: welcome\n  - wait: 2d\n  - send: case-stduy\n'
    const lines = wrong.split('\n').length - 1
    expect(found(`${head}${steps}`.replace(right, wrong))).toEqual([told, `${7 + lines}:11 case-stduy unknown-message`])
  })

  test('in the question of a branch does not hide those in its cases', () => {
    const text = `${head}steps:
  - branch:
      - if: { tga: vip }
        then: [{ send: welcmoe }]
      - if: { score: { gte: much } }
        then: [{ send: case-stduy }]
`
    expect(found(text)).toEqual([
      '6:15 tga unknown-word',
      '7:24 welcmoe unknown-message',
      '8:29 much wrong-value',
      '9:24 case-stduy unknown-message',
    ])
  })

  test('deep in nested steps does not hide those beside it', () => {
    const text = `${head}steps:
  - wait-for: { event: Price Viewed, within: 2d }
    then:
      - branch:
          - if: { tag: vip }
            then:
              - wiat: 2d
              - send: welcmoe
    else:
      - wait: soon
      - send: case-stduy
`
    expect(found(text)).toEqual([
      '10:17 wiat unknown-word',
      '11:23 welcmoe unknown-message',
      '13:15 soon wrong-value',
      '14:15 case-stduy unknown-message',
    ])
  })

  test('in what is written for a plain send is told beside mistakes of other kinds', () => {
    const text = `${head}steps:\n  - send: welcome\n    then: [{ tag: engaged }]\n  - wiat: 2d\n`
    expect(found(text)).toEqual(['6:5 then answer-without-await', '7:5 wiat unknown-word'])
  })

  test('in the name of the file is told once, and nothing can be compiled under that name', () => {
    const text = `${head}steps:\n  - send: welcome\n`
    const ids = ['Lead Nurture', '{% $states.input %}', '${x}', '__proto__', '', 'a'.repeat(64)]
    for (const id of ids) expect(compileText(text, { id })).toMatchObject({ diagnostics: [{ code: 'wrong-value' }] })
    expect(compileText(text, { id: 'lead-nurture' }).kind).toBe('compiled')
  })
})
