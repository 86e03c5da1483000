import { describe, expect, test } from 'vitest'
import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import { moreMessagesThanCaps } from '../../../state-machines/2-check/people/more-messages-than-caps.ts'
import { worstBurst } from '../../../state-machines/2-check/people/worst-burst.ts'
import { journeyPaths } from '../../../state-machines/2-check/time/paths/journey-paths.ts'
import { days, hours } from '../../support/test-runtime.ts'
import { mostWithin, runtimeFor, sentTo, settingsWith, workspaceIn } from './lives.ts'

const hour = 3600
const day = 24 * hour

const nurture = `
name: Nurture
trigger: { event: Form Submitted }
steps:
  - send: welcome
  - send: case-study
    day: 2
    await: { clicked: true, within: 5d }
    then:
      - wait: 2h
      - send: product-demo
  - send: customer-voices
    day: 7
`

const morning = `
name: Morning
trigger: { event: Form Submitted }
steps:
  - send: welcome
    day: 1
  - send: case-study
    day: 2
    at: "10:00"
`

const worst = (text: string, within: number) => {
  const workspace = workspaceIn({ nurture: text })
  const [journey] = workspace.journeys.values()
  if (journey === undefined) throw new Error('no journey')
  return worstBurst(journey, within, journeyPaths(journey, workspace)).map(({ step }) => step.id)
}

describe('the worst case of one journey', () => {
  test('is reached by a life: an answer at the last moment, right before a fixed day', async () => {
    expect(worst(nurture, hour)).toEqual(['product-demo', 'customer-voices'])
    const test = runtimeFor({ nurture })
    await test.identify('u', { email: 'u@example.com' })
    await test.track('u', 'Form Submitted')
    await test.pass(days(7) - hours(2.5))
    await test.click('u@example.com', 'case-study', 'more')
    await test.pass(days(2))
    expect(mostWithin(await sentTo(test, 'u'), hour)).toBe(2)
    await test.close()
  })

  test('counts a message that comes when the time is just over no more', () => {
    expect(worst(nurture, 2 * day + 2 * hour)).toHaveLength(2)
    expect(worst(nurture, 2 * day + 2 * hour + 1)).toHaveLength(3)
    expect(worst(nurture, 7 * day)).toHaveLength(3)
    expect(worst(nurture, 7 * day + 1)).toHaveLength(4)
  })

  test('knows how near two days with clock times can come, and a life shows it', async () => {
    expect(worst(morning, 10 * hour)).toHaveLength(1)
    expect(worst(morning, 10 * hour + 1)).toHaveLength(2)
    // One minute before midnight in Taipei.
    const test = runtimeFor({ morning }, Date.UTC(2026, 2, 2, 15, 59))
    await test.identify('u', { email: 'u@example.com' })
    await test.track('u', 'Form Submitted')
    await test.pass(days(4))
    const sent = await sentTo(test, 'u')
    expect(mostWithin(sent, 10 * hour)).toBe(1)
    expect(mostWithin(sent, 10 * hour + 120)).toBe(2)
    await test.close()
  })
})

type Told = readonly (readonly [journey: string, severity: string, message: string])[]

const night = { from: '21:00', until: '08:00' }

/** What the rule tells of a workspace whose cap is so many messages a week, if the settings say nothing else. */
function told(journeys: Readonly<Record<string, string>>, messages: number, rest: Partial<Settings> = {}): Told {
  const settings = settingsWith({ caps: [{ messages, within: '7d' }], ...rest })
  const workspace = workspaceIn(journeys, { settings })
  return [...workspace.journeys].flatMap(([id, journey]) =>
    [...moreMessagesThanCaps(journey, workspace)].map(({ severity, message }) => [id, severity, message] as const),
  )
}

const one = (rest: string) => `name: One\ntrigger: { event: Order Completed }\n${rest}\nsteps:\n  - send: welcome\n`

describe('caps', () => {
  test('are gone over by one journey alone: an error, with the days', () => {
    expect(told({ nurture }, 3)).toEqual([])
    expect(told({ nurture }, 2)).toEqual([
      [
        'nurture',
        'error',
        'One path sends 3 messages within 7 days, and the cap is 2: day 0 `welcome`, day 2 `case-study`, day 2 `product-demo`.',
      ],
    ])
  })

  test('are gone over where a weekday comes soon: a warning', () => {
    const weekly = (time: string) =>
      `name: Weekly\ntrigger: { event: Form Submitted }\nsteps:\n  - send: welcome\n  - wait: ${time}\n  - send: case-study\n`
    expect(told({ weekly: weekly('{ until: { weekday: monday, at: "10:00" } }') }, 1)).toMatchObject([
      ['weekly', 'warning', expect.stringContaining('One path may send 2 messages')],
    ])
    expect(told({ weekly: weekly('6d') }, 1)).toMatchObject([['weekly', 'error', expect.stringContaining('sends 2')]])
    expect(told({ weekly: weekly('7d') }, 1)).toEqual([])
  })

  test('are gone over by coming in again: as often as it fits, and a life does it', async () => {
    expect(told({ one: one('reentry: { after: 4d }') }, 2)).toEqual([])
    expect(told({ one: one('reentry: { after: 3d }') }, 2)).toMatchObject([
      ['one', 'warning', expect.stringContaining('may come in 3 times')],
    ])
    const test = runtimeFor({ one: one('reentry: { after: 3d }') })
    await test.identify('u', { email: 'u@example.com' })
    for (let time = 0; time < 4; time++) {
      await test.track('u', 'Order Completed')
      await test.pass(days(3))
    }
    const times = test
      .mails('u@example.com')
      .map(({ sentAt }) => ({ enrollmentId: '', step: '', seconds: sentAt / 1000 }))
    expect(mostWithin(times, 7 * day)).toBe(3)
    await test.close()
  })

  test('are gone over where only the contact says how often they come in, but not where a schedule does', () => {
    expect(told({ one: one('reentry: always') }, 9)).toMatchObject([
      ['one', 'warning', expect.stringContaining('as they like')],
    ])
    expect(told({ one: one('reentry: { key: order_id }') }, 9)).toHaveLength(1)
    const weekly = one('reentry: always').replace(
      '{ event: Order Completed }',
      '{ schedule: { every: monday, at: "09:00" } }',
    )
    expect(told({ one: weekly }, 1)).toEqual([])
    // Another journey lets in whenever it likes.
    const other = 'name: Other\ntrigger: { event: Order Completed }\nreentry: always\nsteps:\n  - enroll: one\n'
    expect(told({ one: weekly, other }, 1)).toMatchObject([['one', 'warning', expect.stringContaining('as they like')]])
  })

  test('are held by the same clock time day by day, also where quiet hours put messages off', () => {
    const daily = `name: Daily\ntrigger: { event: Form Submitted }\nsteps:\n${[...'abcdefghij']
      .map((id, day) => `  - send: ${id}\n    day: ${day}\n`)
      .join('')}`
    expect(told({ daily }, 7, { quietHours: night })).toEqual([])
    expect(told({ daily }, 6, { quietHours: night })).toMatchObject([
      ['daily', 'error', expect.stringContaining('One path sends 7 messages')],
    ])
    expect(told({ one: one('reentry: { after: 7d }') }, 1, { quietHours: night })).toEqual([])
  })

  test('are gone over by what quiet hours bunch, and not by waits that begin when a message goes out', () => {
    const sixHours = { quietHours: night, caps: [{ messages: 1, within: '6h' }] }
    const steps = 'name: Two\ntrigger: { event: Form Submitted }\nsteps:\n'
    const bunched = `${steps}  - send: a\n    day: 1\n    at: "22:00"\n  - send: b\n    day: 2\n    at: "08:30"\n`
    expect(told({ bunched }, 1, sixHours)).toMatchObject([['bunched', 'error', expect.stringContaining('sends 2')]])
    expect(told({ bunched }, 1, { caps: sixHours.caps })).toEqual([])
    // By day the same clock times are far enough apart.
    const byDay = bunched.replace('22:00', '20:00')
    expect(told({ byDay }, 1, sixHours)).toEqual([])
    const waiting = `${steps}  - send: a\n    day: 1\n    at: "22:00"\n  - wait: 7h\n  - send: b\n`
    expect(told({ waiting }, 1, sixHours)).toEqual([])
  })

  test('are gone over by several journeys together: a warning, once, at the one that sends the most', () => {
    expect(told({ one: one(''), nurture }, 3)).toEqual([
      [
        'nurture',
        'warning',
        'Whoever is in 2 journeys at once may be sent 4 messages within 7 days: 3 of `nurture` (day 0 `welcome`, day 2 `case-study`, day 2 `product-demo`), 1 of `one` (day 0 `welcome`). The cap is 3, so 1 of them is put off.',
      ],
    ])
  })

  test('are not gone over by journeys that exclude each other', () => {
    const prospects = nurture.replace('steps:', 'audience: { not: { tag: customer } }\nsteps:')
    expect(told({ one: one('audience: { tag: customer }'), nurture: prospects }, 3)).toEqual([])
    const leaving = nurture.replace('steps:', 'exit: [{ tag: customer }]\nsteps:')
    expect(told({ one: one('audience: { tag: customer }'), nurture: leaving }, 3)).toEqual([])
    expect(told({ one: one('audience: { tag: vip }'), nurture: prospects }, 3)).toHaveLength(1)
  })
})
