import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { playText } from '../../../cli/play/play-text.ts'
import { playedYaml, said } from '../scenarios/played-yaml.ts'

const tried = `name: Tried
trigger: { event: Form Submitted }
exit: [{ event: Demo Booked }]
steps:
  - id: offer-or-not
    split:
      - { name: never, weight: 0, then: [{ tag: never }] }
      - { name: offer, weight: 45, then: [{ send: offer }] }
      - { name: plain, weight: 45, then: [{ send: story }] }
    hold-out: 10%
  - send: hello
`
const journeys = { tried }
const lines = (text: string) => stripVTControlCharacters(text).split('\n')

describe('at a split the contact goes', () => {
  test.each([
    ['the first way that weighs anything, where nobody chooses', '', '[offer, hello]'],
    ['the way that the scenario chooses', 'ways: { offer-or-not: plain }\n', '[story, hello]'],
    ['none, where the scenario holds them out', 'ways: { offer-or-not: held out }\n', '[hello]'],
    ['a way that weighs nothing, where it is chosen', 'ways: { offer-or-not: never }\n', '[hello]'],
  ])('%s', async (_, ways, messages) => {
    expect(await said({ scenario: `${ways}expect: { messages: ${messages} }`, journeys })).toEqual([])
  })

  test('the same way each time that they come in', async () => {
    const again = { tried: tried.replace('exit:', 'reentry: always\nexit:') }
    const scenario =
      'ways: { offer-or-not: plain }\nhappens: [{ on day 9: does Form Submitted }]\nexpect: { messages: [story, hello, story, hello] }'
    expect(await said({ scenario, journeys: again })).toEqual([])
  })

  test('the first way of another journey that they come into', async () => {
    const both = {
      tried: 'name: Tried\ntrigger: { event: Paid }\nexit: [{ event: Demo Booked }]\nsteps: [{ enroll: other }]\n',
      other: tried.replace('Form Submitted', 'Never'),
    }
    const { played } = await playedYaml({ scenario: 'expect: { enters: [other] }', journeys: both })
    expect(played.mails.map(({ mail }) => mail.why.message)).toEqual(['offer', 'hello'])
  })
})

describe('a play tells', () => {
  const told = async (ways: string) => {
    const { played } = await playedYaml({ scenario: `${ways}expect: {}`, journeys })
    return lines(playText(played))
  }

  test('which way was gone, and how another is chosen where nobody chose', async () => {
    const text = await told('')
    expect(text).toContain('  10:00  goes the way offer of offer-or-not')
    expect(text).toContain(
      'Nobody chose a way at offer-or-not, so they go offer. There is also never, plain, held out: --way "offer-or-not=never", or in a scenario `ways: { offer-or-not: never }`.',
    )
  })

  test('that the contact is held out, in one line and in these words', async () => {
    const text = await told('ways: { offer-or-not: held out }\n')
    expect(text.filter((line) => line.includes('offer-or-not'))).toEqual(['  10:00  is held out of offer-or-not'])
  })

  test('nothing of a split that the contact never came to', async () => {
    const scenario = 'happens: [{ on day 0 at 10:00: does Demo Booked }]\nexpect: {}'
    const late = { tried: tried.replace('steps:', 'steps:\n  - wait: 2d') }
    const { played } = await playedYaml({ scenario, journeys: late })
    expect(playText(played)).not.toContain('offer-or-not')
  })
})

test('the same script leads the same life each time', async () => {
  const scenario = 'happens: [{ on day 1: clicks in hello }]\nexpect: {}'
  const lives = []
  for (let time = 0; time < 5; time++) {
    const { played } = await playedYaml({ scenario, journeys })
    const { timeline, contact, letInBy } = played
    const mails = played.mails.map(({ mail, sentAt }) => ({ mail, sentAt }))
    lives.push(JSON.stringify({ timeline, mails, contact, letInBy: [...letInBy] }))
  }
  expect(new Set(lives).size).toBe(1)
})
