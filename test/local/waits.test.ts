import { afterEach, describe, expect, it } from 'vitest'
import { days, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const forms = [
  ['optimised', true],
  ['plain', false],
] as const

describe.each(forms)('a wait, in the %s form', (_, isOptimised) => {
  /** When Ann, who comes in at an instant, is past a wait (UTC). */
  async function past(wait: string, startsAt: string, traits = {}, settings = {}): Promise<string> {
    const text = `name: J\ntrigger: { event: Signed Up }\nsteps:\n  - wait: ${wait}\n  - tag: past\n`
    const journeys = [yaml('j', text)]
    test = openTestRuntime(testWorkspace({ journeys, isOptimised, settings }), Date.parse(startsAt))
    await test.identify('ann', { timezone: 'Europe/Paris', ...traits })
    await test.track('ann', 'Signed Up')
    await test.pass(days(400))
    const changed = (await test.timeline('ann')).find(({ kind }) => kind === 'changed')
    return changed === undefined ? 'never' : new Date(changed.at).toISOString()
  }

  it.each([
    ['the next one', 'monday', '2026-03-05T12:00Z', '2026-03-09T09:00'],
    ['today, where its time is to come', 'thursday', '2026-03-05T08:59Z', '2026-03-05T09:00'],
    ['in a week, where its time is past', 'thursday', '2026-03-05T09:01Z', '2026-03-12T09:00'],
    ['in a week, where it is that very moment', 'thursday', '2026-03-05T09:00Z', '2026-03-12T09:00'],
    ['the first of several', '[saturday, friday]', '2026-03-05T12:00Z', '2026-03-06T09:00'],
    ['the next morning', 'any', '2026-03-05T12:00Z', '2026-03-06T09:00'],
    ['behind the night in which the clocks go forward', 'monday', '2026-03-27T12:00Z', '2026-03-30T08:00'],
    ['behind the night in which they go back', 'monday', '2026-10-23T12:00Z', '2026-10-26T09:00'],
  ])('until a weekday is over %s', async (_name, weekday, startsAt, expected) => {
    const until = `{ until: { weekday: ${weekday}, at: "10:00" } }`
    expect(await past(until, startsAt)).toBe(`${expected}:00.000Z`)
  })

  it('until a weekday at a time that is left out is over at the change', async () => {
    const until = '{ until: { weekday: sunday, at: "02:30" } }'
    expect(await past(until, '2026-03-27T12:00Z')).toBe('2026-03-29T01:00:00.000Z')
  })

  const renewal = (more = '') => `{ until: { attribute: renewal${more} }, within: 30d }`

  it.each([
    ['at midnight of the contact', '', '2026-03-20', '2026-03-19T23:00'],
    ['before it', ', offset: -3d, at: "10:00"', '2026-03-20', '2026-03-17T09:00'],
    ['behind it, and the clocks have gone forward', ', offset: 1w, at: "10:00"', '2026-03-25', '2026-04-01T08:00'],
    ['after 30 days, where it is later', '', '2027-01-01', '2026-04-04T11:00'],
    ['at once, where it is past', '', '2026-03-01', '2026-03-05T12:00'],
    ['at once, where it is no date', '', 'soon', '2026-03-05T12:00'],
    ['at once, where it is missing', '', undefined, '2026-03-05T12:00'],
  ])('until a date of the contact is over %s', async (_name, more, date, expected) => {
    const traits = date === undefined ? {} : { renewal: date }
    expect(await past(renewal(more), '2026-03-05T12:00Z', traits)).toBe(`${expected}:00.000Z`)
  })

  it('until a day is over at that day, and at once where it has come', async () => {
    expect(await past('{ until: { day: 3, at: "10:00" } }', '2026-03-27T12:00Z')).toBe('2026-03-30T08:00:00.000Z')
    await test.close()
    expect(await past('{ until: { day: 0 } }', '2026-03-27T12:00Z')).toBe('2026-03-27T12:00:00.000Z')
  })

  describe('by warmth', () => {
    const wait = '{ hot: 1d, warm: 3d, cold: 5d }'
    const enterAfter = async (quiet: number, settings = {}): Promise<number> => {
      const steps = `  - wait: ${quiet / days(1)}d\n  - wait: ${wait}\n  - tag: past\n`
      const journeys = [yaml('j', `name: J\ntrigger: { event: Signed Up }\nsteps:\n${steps}`)]
      test = openTestRuntime(testWorkspace({ journeys, isOptimised, settings }))
      await test.track('ann', 'Signed Up')
      const enteredAt = test.runtime.clock.now()
      await test.pass(days(100))
      const changed = (await test.timeline('ann')).find(({ kind }) => kind === 'changed')
      return Math.round(((changed?.at ?? 0) - enteredAt - quiet) / days(1))
    }

    it.each([
      ['hot, who did something in the last three days', days(2), 1],
      ['warm, who did something in the last two weeks', days(4), 3],
      ['cold, who did nothing for longer', days(15), 5],
    ])('lasts for who is %s', async (_name, quiet, expected) => {
      expect(await enterAfter(quiet)).toBe(expected)
    })

    it('goes by the times of the settings', async () => {
      expect(await enterAfter(days(3), { warmth: { hot: '1d', warm: '2d' } })).toBe(5)
    })
  })

  it('for a time is exact below a day', async () => {
    expect(await past('36h', '2026-03-28T12:00Z')).toBe('2026-03-30T00:00:00.000Z')
    await test.close()
    expect(await past('1d 12h', '2026-03-28T12:00Z')).toBe('2026-03-29T23:00:00.000Z')
  })
})
