import { describe, expect, test } from 'vitest'
import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import { noMomentToSend } from '../../../state-machines/2-check/time/no-moment-to-send.ts'
import { sentLater } from '../../../state-machines/2-check/time/sent-later.ts'
import { days, hours, monday } from '../../support/test-runtime.ts'
import { counted, dripOf, historyOf, dripMessages as messages, night } from './drips.ts'
import { mostWithin, runtimeFor, sentInLives, settingsWith, workspaceIn } from './lives.ts'

const hour = 3600
const day = 24 * hour

/** The most messages that somebody got within a time who comes in at an hour of a Tuesday in Taipei. */
async function lived(written: WrittenJourney, atHour: number, within: number): Promise<number> {
  const history = historyOf({ enters: (14 + atHour) * 60, clicks: [], timezone: 'Asia/Taipei' })
  const options = { messages, startsAt: monday, settings: { quietHours: night } }
  const [sent = []] = await sentInLives(written, [history], options)
  return mostWithin(sent, within)
}

describe('quiet hours', () => {
  test('bunch what is written ten hours apart, and a life shows it', async () => {
    const bunched = dripOf([
      { send: 'm0', day: 1, at: '22:00' },
      { send: 'm1', day: 2, at: '08:30' },
    ])
    expect(await lived(bunched, 12, hour)).toBe(2)
    expect(counted(bunched, hour)).toBe(2)
    expect(counted(bunched, hour / 2)).toBe(1)
  })

  test('bunch a message at the clock time of the entry with one at a time of its own, for whoever comes at night', async () => {
    const byEntry = dripOf([{ send: 'm0' }, { send: 'm1', day: 1, at: '08:30' }])
    expect(await lived(byEntry, 20, hour)).toBe(1)
    expect(await lived(byEntry, 22, hour)).toBe(2)
    expect(counted(byEntry, hour)).toBe(2)
    expect(counted(byEntry, hour / 2)).toBe(1)
  })

  test('put off what is above, too: the waits behind it begin later, and the next clock time is nearer', async () => {
    const chain = dripOf([
      { send: 'm0' },
      { wait: '5h' },
      { send: 'm1' },
      { tag: 'read' },
      { send: 'm2', day: 1, at: '14:00' },
    ])
    expect(await lived(chain, 22, 2 * hour)).toBe(2)
    expect(counted(chain, 2 * hour)).toBe(2)
  })

  test('do not shorten a wait that begins when a message goes out, nor days at the same clock time', async () => {
    const waiting = dripOf([{ send: 'm0', day: 1, at: '22:00' }, { wait: '7h' }, { send: 'm1' }])
    expect(counted(waiting, 7 * hour)).toBe(1)
    expect(await lived(waiting, 12, 7 * hour)).toBe(1)
    const daily = dripOf(Object.keys(messages).map((send, days) => ({ send, day: days })))
    expect(counted(daily, 4 * day)).toBe(4)
    expect(await lived(daily, 22, 4 * day)).toBe(4)
  })
})

const head = 'name: Nurture\ntrigger: { event: Form Submitted }\nexit: [{ event: Order Completed }]\nsteps:'

describe('a message in the quiet hours', () => {
  const settings = settingsWith({ quietHours: night })
  const known = new Map([['flash-sale', { expires: { days: 0, seconds: 6 * hour } }]])
  const codes = (text: string) => {
    const workspace = workspaceIn({ nurture: text }, { settings, messages: known })
    return [...workspace.journeys.values()].flatMap((journey) =>
      [...noMomentToSend(journey, workspace), ...sentLater(journey, workspace)].map(({ code }) => code),
    )
  }
  const at = (clock: string, message: string, more = '') =>
    `${head}\n  - send: ${message}\n    day: 1\n    at: "${clock}"\n${more}`

  test('is never sent where it expires before they end, and later where it does not', () => {
    expect(codes(at('22:00', 'flash-sale'))).toEqual(['no-moment-to-send'])
    expect(codes(at('02:00', 'flash-sale'))).toEqual(['sent-later'])
    expect(codes(at('22:00', 'welcome'))).toEqual(['sent-later'])
    expect(codes(at('20:00', 'flash-sale'))).toEqual([])
  })

  test('is never sent where the next step has its day before', async () => {
    const next = (clock: string) => at('22:00', 'welcome', `  - tag: warm\n    day: 2\n    at: "${clock}"\n`)
    expect(codes(next('07:00'))).toEqual(['no-moment-to-send'])
    expect(codes(next('08:00'))).toEqual(['sent-later'])
    const received = await Promise.all(
      ['07:00', '08:00'].map(async (clock) => {
        const test = runtimeFor({ nurture: next(clock) }, monday, { quietHours: night })
        await test.identify('u', { email: 'u@example.com' })
        await test.track('u', 'Form Submitted')
        await test.pass(days(5))
        const mails = test.mails('u@example.com').map(({ sentAt }) => (sentAt - monday) / hours(1))
        await test.close()
        return mails
      }),
    )
    // Monday, ten o'clock: the quiet hours of the next night end 46 hours later.
    expect(received).toEqual([[], [46]])
  })

  test('is not told of what follows a message that was put off: its clock shows another time, and a life shows it', async () => {
    const behind = (steps: string) => at('22:00', 'welcome', steps)
    const waiting = behind('  - wait: 3h\n  - send: flash-sale\n')
    const late = behind('  - tag: warm\n  - send: flash-sale\n    day: 2\n    at: "01:00"\n')
    expect(codes(waiting)).toEqual(['sent-later'])
    expect(codes(late)).toEqual(['sent-later'])
    expect(codes(behind('  - send: flash-sale\n    day: 3\n    at: "01:00"\n'))).toEqual([
      'no-moment-to-send',
      'sent-later',
    ])
    for (const text of [waiting, late]) {
      const test = runtimeFor({ nurture: text }, monday, { quietHours: night })
      await test.identify('u', { email: 'u@example.com' })
      await test.track('u', 'Form Submitted')
      await test.pass(days(5))
      const clocks = test.mails('u@example.com').map(({ sentAt }) => ((sentAt - monday) / hours(1) + 10) % 24)
      expect(clocks).toEqual(text === waiting ? [8, 11] : [8, 8])
      await test.close()
    }
  })

  test('is not told of where the clock may show anything, or who comes late', () => {
    expect(codes(`${head}\n  - send: flash-sale\n    day: 1\n`)).toEqual([])
    expect(
      codes(`${head}\n  - wait: { until: { attribute: renewal, at: "22:00" }, within: 30d }\n  - send: flash-sale\n`),
    ).toEqual([])
    expect(codes(at('22:00', 'flash-sale').replace('steps:', 'steps:\n  - wait: 2d'))).toEqual([])
  })
})
