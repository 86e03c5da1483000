import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { playText } from '../../../cli/play/play-text.ts'
import { playedYaml, said } from '../scenarios/played-yaml.ts'

const expectNothing = 'expect: {}'

/** What a play tells of a day, without its clock times. */
async function linesOf(day: number, scenario: string, journey: string): Promise<readonly string[]> {
  const { played } = await playedYaml({ scenario: `${scenario}\n${expectNothing}`, journeys: { tried: journey } })
  const days = stripVTControlCharacters(playText(played)).split('\n\n')
  const lines =
    days
      .find((part) => part.trimStart().startsWith(`Day ${day} `))
      ?.trim()
      .split('\n') ?? []
  return lines.slice(1).map((line) => line.replace(/^ +\d\d:\d\d {2}/, ''))
}

describe('what happens in the same minute is told in the order in which it happened:', () => {
  test('an event before the answer that it is, and that before what follows', async () => {
    const journey = `name: Tried
trigger: { event: Form Submitted }
exit: [{ event: Demo Booked }]
steps:
  - wait-for: { event: Paid, within: 5d }
    then:
      - tag: paid
      - score: 5
      - branch:
          - if: { tag: paid }
            then: [{ send: hello }]
`
    expect(await linesOf(1, 'happens: [{ on day 1: does Paid }]', journey)).toEqual([
      expect.stringContaining('did “Paid”'),
      expect.stringContaining('answered'),
      expect.stringContaining('tag paid'),
      expect.stringContaining('score main +5'),
      expect.stringContaining('tag paid? yes'),
      expect.stringContaining('✉ hello'),
      'completed tried',
    ])
  })

  test('a message before the question that is asked behind it', async () => {
    const journey = `name: Tried
trigger: { event: Form Submitted }
exit: [{ event: Demo Booked }]
steps:
  - send: hello
  - branch:
      - if: { tag: vip }
        then: [{ tag: greeted }]
  - send: story
`
    expect(await linesOf(0, '', journey)).toEqual([
      expect.stringContaining('told about'),
      expect.stringContaining('did “Form Submitted”'),
      'entered tried by Form Submitted',
      expect.stringContaining('✉ hello'),
      expect.stringContaining('tag vip? no'),
      expect.stringContaining('✉ story'),
      'completed tried',
    ])
  })
})

describe('at the same minute the contact is first:', () => {
  const journey = (trigger: string) => `name: Tried
trigger: ${trigger}
exit: [{ event: Demo Booked }]
steps:
  - wait: 2d
  - branch:
      - if: { tag: vip }
        then: [{ send: hello }]
`
  test('what they do counts when the journey goes on', async () => {
    const scenario = 'happens: [{ on day 2 at 10:00: gets tag vip }]\nexpect: { messages: [day 2: hello] }'
    expect(await said({ scenario, journeys: { tried: journey('{ event: Paid }') } })).toEqual([])
  })

  test('the trigger that is meant lets them in, and not a schedule of that minute', async () => {
    const journeys = { tried: journey('[{ event: Paid }, { schedule: { every: monday, at: "10:00" } }]') }
    const { played } = await playedYaml({ scenario: 'by: Paid\nexpect: { ends: completed }', journeys })
    expect([...played.letInBy.values()]).toEqual(['Paid'])
    expect(played.notBy).toBeUndefined()
  })
})
