import { describe, expect, test } from 'vitest'
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
      'they never came in: they are not in the segment vips, which asks: tag vip',
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
