import { describe, expect, test } from 'vitest'
import { openCrowd } from '../../../local/simulation/crowd/crowd.ts'
import type { Habits } from '../../../local/simulation/habits/habits.ts'
import { live } from '../../../local/simulation/lives/live.ts'
import type { SimulationResult } from '../../../local/simulation/result/result.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { simulateInWorkers } from '../../../local/simulation/simulate-in-workers.ts'
import { wallTime, zonePeriods } from '../../../shared/domain/time/local-time.ts'
import { days } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { habitsWith, idle } from './nurture.ts'
import { liveOnLaptop, peopleOf, told } from './on-laptop.ts'

/** From the first clocks on earth to the last. */
const zones = { 'Pacific/Kiritimati': 0.25, 'Asia/Taipei': 0.25, 'Europe/Berlin': 0.25, 'Pacific/Pago_Pago': 0.25 }

const letIn = (triggers: string, more = '') =>
  testWorkspace({
    journeys: [yaml('news', `name: News\ntrigger: ${triggers}\nreentry: always\n${more}steps: [{ send: hello }]\n`)],
    messages: { hello: ['more'] },
  })

const of = (contacts: number, habits: Partial<Habits> = {}) => ({
  journey: 'news',
  contacts,
  habits: habitsWith({ ...idle, timeZones: zones, ...habits }),
})

const datesOf = ({ messages }: SimulationResult) => messages.byDate.map(({ date }) => date)

const campaign = letIn('{ schedule: { on: 2026-12-28, at: "10:00" } }')
const weekly = letIn('{ schedule: { every: [monday, thursday], at: "10:00" } }')
const birthday = letIn('{ date: { attribute: birthday, yearly: true, at: "09:00" } }')
const renewal = letIn('{ date: { attribute: renewal, offset: -14d, at: "09:00" } }')
const mixed = letIn('[{ event: Signed Up }, { schedule: { every: [monday], at: "10:00" } }]')

describe('a simulation of a journey that begins with the calendar sends what a laptop sends', () => {
  test.each([
    ['a campaign', campaign, {}],
    ['a weekly schedule', weekly, {}],
    ['birthdays', birthday, {}],
    ['birthdays of some weeks', birthday, { over: days(40) }],
    ['a date that is no anniversary', renewal, {}],
    ['an event and a schedule', mixed, {}],
  ] as const)('%s', async (_name, workspace, habits) => {
    const options = of(16, habits)
    const population = peopleOf(workspace, options)
    const [world, people] = population
    const crowd = await openCrowd(workspace)
    const simulated: string[] = []
    for (const person of people) {
      if (person.comes === 'never') continue
      await live(crowd, person, world, { watched: days(800), lasts: days(1) })
      simulated.push(...told(crowd.mails()))
    }
    const laptop = await liveOnLaptop(workspace, population, world.startsAt + world.over + days(2))
    // A laptop knows nothing of the days that are simulated.
    const within = people.flatMap(({ userId, hours: { opensAt, closesAt }, arrivesAt }) =>
      laptop
        .mails(`${userId}@example.com`)
        .filter(({ sentAt }) => sentAt === arrivesAt || (sentAt >= opensAt && sentAt < closesAt)),
    )
    await laptop.runtime.stop()
    expect(simulated.length).toBeGreaterThan(0)
    expect(simulated.sort()).toEqual(told(within))
  })
})

test('a campaign reaches everybody on its day, at its hour on the clock of each', async () => {
  const result = await simulate(campaign, of(60))
  expect(result).toMatchObject({ entered: 60, people: 60, messages: { sent: 60 } })
  expect(result.refused).toEqual({})
  expect(result.messages.inSevenDays.worst.messages).toBe(1)
  // When clocks in Pago Pago show ten, it is five on the next morning in Taipei, by whose days the team counts.
  expect(datesOf(result)).toEqual(['2026-12-28', '2026-12-29'])
})

test('a campaign passes over who is not in its audience, and says so', async () => {
  const audience = letIn('{ schedule: { on: 2026-12-28, at: "10:00" } }', 'audience: { tag: customer }\n')
  const result = await simulate(audience, of(60, { tags: { customer: 0.5 } }))
  expect(result.people).toBeGreaterThan(15)
  expect(result.refused).toEqual({ 'not-in-audience': 60 - result.people })
})

test('a weekly schedule calls again and again, and no more once the simulated days are over', async () => {
  const result = await simulate(weekly, of(30, { over: days(14), timeZones: { 'Asia/Taipei': 1 } }))
  expect(datesOf(result)).toEqual(['2026-03-02', '2026-03-05', '2026-03-09', '2026-03-12'])
  expect(result).toMatchObject({ people: 30, entered: 120 })
  expect(result.messages.byDate.every(({ messages }) => messages === 30)).toBe(true)
  expect(result.messages.inSevenDays.contacts).toEqual({ 2: 30 })
})

test('who is inside when the days are over goes on to the end, and is not called anew', async () => {
  const steps = 'steps: [{ send: hello }, { wait: 10d }, { send: again }]'
  const text = `name: N\ntrigger: { schedule: { every: [monday], at: "10:00" } }\nreentry: always\n${steps}\n`
  const workspace = testWorkspace({ journeys: [yaml('news', text)], messages: { hello: [], again: [] } })
  const result = await simulate(workspace, of(10, { over: days(1), timeZones: { 'Asia/Taipei': 1 } }))
  expect(result).toMatchObject({ entered: 10, ended: { completed: 10 } })
  expect(result.refused).toEqual({})
  expect(datesOf(result)).toEqual(['2026-03-02', '2026-03-12'])
})

describe('birthdays', () => {
  test('come to everybody once in a year, spread over all of it', async () => {
    const result = await simulate(birthday, of(120))
    expect(result).toMatchObject({ entered: 120, people: 120, over: days(365) })
    expect(result.refused).toEqual({})
    const months = new Set(datesOf(result).map((date) => date.slice(0, 7)))
    expect(months.size).toBeGreaterThanOrEqual(12)
  })

  test('come at the hour of the journey on the clock of each', async () => {
    const [world, people] = peopleOf(birthday, of(40))
    const crowd = await openCrowd(birthday)
    for (const person of people) {
      await live(crowd, person, world, { watched: days(800), lasts: days(1) })
      const [mail, ...more] = crowd.mails()
      const { timezone, birthday: born } = person.contact.attributes
      const at = mail?.sentAt ?? Number.NaN
      const shown = new Date(wallTime(zonePeriods(String(timezone), at), at)).toISOString()
      expect([shown.slice(5, 16), more]).toEqual([`${String(born).slice(5)}T09:00`, []])
    }
  })

  test('of a month let in whose day it is, and nobody else', async () => {
    const result = await simulate(birthday, of(200, { over: days(30) }))
    expect(result.people).toBeGreaterThan(0)
    expect(result.people).toBeLessThan(60)
    expect(result.refused).toEqual({ 'no-day': 200 - result.people })
  })
})

test('deeds that nobody asks for come while the journey lasts, each time somebody is in it', async () => {
  const text = `name: N
trigger: { schedule: { every: [monday], at: "10:00" } }
reentry: always
exit: [{ event: Bought }]
goal: { event: Bought, within: 6d }
steps: [{ send: hello }, { wait: 3d }, { send: again }]
`
  const workspace = testWorkspace({ journeys: [yaml('news', text)], messages: { hello: [], again: [] } })
  const always = { events: { Bought: { anyway: 1, afterClick: 0 } }, over: days(21) }
  const { entered, goal } = await simulate(workspace, of(10, always))
  expect([entered, goal?.reached]).toEqual([30, 30])
})

test.each([
  ['campaign', campaign, '2026-12-27T16:00:00.000Z', 30],
  ['schedule that repeats itself', weekly, '2026-03-01T16:00:00.000Z', 30],
  ['birthday', birthday, '2026-03-01T16:00:00.000Z', 365],
] as const)('where nobody says when, the days of a %s are simulated', async (_name, workspace, startsAt, count) => {
  expect(await simulate(workspace, of(2))).toMatchObject({ startsAt, over: days(count), comes: 'by-time' })
})

test('with several triggers the same seed gives the same result, with any number of workers', async () => {
  const bytesOf = ({ run: _, ...result }: SimulationResult): string => JSON.stringify(result)
  const one = await simulate(mixed, of(90))
  expect(one.comes).toBe('by-both')
  expect(one.entered).toBeGreaterThan(one.people)
  for (const workers of [1, 3]) {
    expect(bytesOf(await simulateInWorkers(mixed, { ...of(90), workers, batch: 17 }))).toBe(bytesOf(one))
  }
})
