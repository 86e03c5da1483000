import { describe, expect, test } from 'vitest'
import { playText } from '../../../cli/play/play-text.ts'
import { momentText } from '../../../local/scenarios/journey-days.ts'
import { playedYaml, said } from '../scenarios/played-yaml.ts'

const journey = (trigger: string, audience = '') =>
  `name: Tried\ntrigger: ${trigger}\nreentry: always\n${audience}exit: [{ event: Demo Booked }]\nsteps: [{ send: hello }]\n`
const tried = (trigger: string) => ({ tried: journey(trigger) })
const wantsHello = 'expect: { messages: [day 0: hello], ends: completed }'
const ofEvent = '{ eventbridge: { pattern: { source: [shop], detail-type: [Paid] }, contact: { user: detail.id } } }'

describe('a play lets its contact in by', () => {
  test.each([
    [
      'an event, with what its filter asks for',
      '{ event: Paid, where: { total: { gte: 100, lt: 200 }, "cart.kind": [tea, coffee] } }',
      '',
    ],
    ['an event of a rule of the company’s own', ofEvent, ''],
    [
      'a date that they have',
      '{ date: { attribute: birthday, yearly: true, at: "09:00" } }',
      'contact: { birthday: 1990-05-01 }\n',
    ],
    ['a date that is made to fit', '{ date: { attribute: renewal, offset: -3d, at: "09:00" } }', ''],
    ['a schedule', '{ schedule: { every: monday, at: "07:30" } }', ''],
    ['hand', 'manual', ''],
    ['the second of two triggers', '[{ event: Paid }, manual]', 'by: hand\n'],
    ['a step of another journey', 'manual', 'by: enroll\n'],
  ])('%s', async (_, trigger, more) => {
    expect(await said({ scenario: more + wantsHello, journeys: tried(trigger) })).toEqual([])
  })

  test('a segment that they are in', async () => {
    const segments = { vips: 'name: VIPs\nif: { tag: vip }\n' }
    const journeys = tried('{ segment: { entered: vips } }')
    expect(await said({ scenario: `tags: [vip]\n${wantsHello}`, journeys, segments })).toEqual([])
    expect(await said({ scenario: wantsHello, journeys, segments })).toEqual([
      'they never came in: they are not in the segment vips, which asks: tagged vip',
    ])
  })

  test('a segment that they have left, by what they did long before', async () => {
    const segments = { buyers: 'name: Buyers\nif: { did: { event: Paid, within: 30d } }\n' }
    const journeys = tried('{ segment: { left: buyers } }')
    const past = (days: number) => `before: [{ ${days} days before: does Paid }]\n${wantsHello}`
    expect(await said({ scenario: past(31), journeys, segments })).toEqual([])
    expect(await said({ scenario: past(29), journeys, segments })).toEqual([
      expect.stringContaining('they never came in: they are in the segment buyers still: did Paid'),
    ])
  })
})

describe('of several triggers', () => {
  const several = tried(
    '[{ segment: { entered: vips } }, { date: { attribute: birthday, at: "09:00" } }, { date: { attribute: renewal, at: "07:00" } }, { schedule: { every: monday, at: "12:00" } }, { schedule: { every: tuesday, at: "08:00" } }, { event: Paid, where: { kind: tea } }, { event: Paid, where: { kind: coffee } }]',
  )
  const segments = { vips: 'name: VIPs\nif: { tag: vip }\n' }

  test.each([
    ['date:renewal', '2026-03-03 07:00'],
    ['date:birthday', '2026-03-03 09:00'],
    ['schedule:1', '2026-03-02 12:00'],
    ['schedule:2', '2026-03-03 08:00'],
    ['Paid:2', '2026-03-02 10:00'],
  ])('each can be chosen, and the entry says so: %s', async (by, moment) => {
    const { played } = await playedYaml({ scenario: `by: ${by}\n${wantsHello}`, journeys: several, segments })
    expect([...played.letInBy.values()]).toEqual([by])
    expect(new Date(played.startsAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')).toBe(moment)
  })

  test('another that lets the contact in before the one that is meant is told, and they go through the journey', async () => {
    const journeys = { tried: journey('[{ segment: { entered: vips } }, { event: Was Engaged }]'), first }
    const scenario = `by: segment\nstarts: 2026-03-02 12:00\n${wantsHello}`
    const { played, differences } = await playedYaml({ scenario, journeys, segments })
    expect(played.keptOut).toBeUndefined()
    expect(played.mails.map(({ mail }) => mail.why.message)).toEqual(['hello'])
    expect(differences.map(({ says }) => says)).toEqual([
      'expected that segment lets them in, but Was Engaged did; they are not in the segment vips, which asks: tagged vip',
    ])
    expect(playText(played)).toContain(
      'They came in by Was Engaged, and not by segment: they are not in the segment vips',
    )
  })

  const first = `name: First
trigger: { schedule: { on: 2026-03-02, at: "11:59" } }
exit: [{ event: Demo Booked }]
steps: [{ emit: { event: Was Engaged } }]
`
})

describe('a play begins', () => {
  const start = async (trigger: string, scenario: string): Promise<string> => {
    const { played } = await playedYaml({ scenario: `${scenario}\n${wantsHello}`, journeys: tried(trigger) })
    return `${momentText(played.startsAt, { ...played, startsAt: Date.UTC(2026, 2, 2) })}`
  }

  test.each([
    ['on a Monday at ten, where nothing is said', '{ event: Paid }', '', 'day 0 at 10:00'],
    [
      'when the file says, by the clock of the contact',
      '{ event: Paid }',
      'starts: 2026-03-04 18:30\ncontact: { timezone: Asia/Tokyo }',
      'day 2 at 18:30',
    ],
    [
      'on the birthday',
      '{ date: { attribute: birthday, yearly: true, at: "09:00" } }',
      'contact: { birthday: 1990-03-12 }',
      'day 10 at 09:00',
    ],
    [
      'three days before the date',
      '{ date: { attribute: renewal, offset: -3d, at: "09:00" } }',
      'contact: { renewal: 2026-03-12 }',
      'day 7 at 09:00',
    ],
    ['on the next Monday of the schedule', '{ schedule: { every: monday, at: "07:30" } }', '', 'day 7 at 07:30'],
  ])('%s', async (_, trigger, scenario, moment) => {
    expect(await start(trigger, scenario)).toBe(moment)
  })

  test('never, where a date is past or a schedule is over', async () => {
    const past = tried('{ date: { attribute: renewal, at: "09:00" } }')
    expect(await said({ scenario: `contact: { renewal: 2020-01-01 }\n${wantsHello}`, journeys: past })).toEqual([
      'they never came in: the date in renewal is past',
    ])
    const over = tried('{ schedule: { on: 2025-01-01, at: "09:00" } }')
    expect(await said({ scenario: wantsHello, journeys: over })).toEqual([
      'they never came in: the schedule has no day in the year after 2026-03-02',
    ])
  })
})

test('before a play begins no journey lets anybody in, but what was done is known', async () => {
  const journeys = { tried: journey('{ event: Paid }', 'audience: { did: { event: Paid, count: { gte: 3 } } }\n') }
  const past = 'before:\n  - 9 days before: does Paid\n  - 8 days before: does Paid\n'
  expect(await said({ scenario: past + wantsHello, journeys })).toEqual([])
})
