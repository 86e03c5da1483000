import { afterEach, expect, test } from 'vitest'
import type { Habits } from '../../../local/simulation/habits/habits.ts'
import type { SimulationResult } from '../../../local/simulation/result/result.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { simulateInWorkers } from '../../../local/simulation/simulate-in-workers.ts'
import { findExperiment } from '../../../shared/store/entities/experiments.ts'
import { days, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { habitsWith, idle } from './nurture.ts'
import { liveOnLaptop, peopleOf } from './on-laptop.ts'

let laptop: TestRuntime | undefined
afterEach(async () => {
  await laptop?.close()
  laptop = undefined
})

const split = (id: string, [one, other]: readonly [string, string], after: string): string => `
  - split:
      - { name: ${one}, weight: 45, then: [{ send: ${one} }] }
      - { name: ${other}, weight: 45, then: [{ send: ${other} }] }
    hold-out: 10%
    id: ${id}
    winner: { by: clicked, after: ${after} }`

const withSteps = (steps: string, messages: readonly string[]) =>
  testWorkspace({
    journeys: [yaml('test', `name: Test\ntrigger: { event: Signed Up }\nsteps:${steps}\n`)],
    messages: Object.fromEntries(messages.map((id) => [id, ['more']])),
  })

/** The one way is clicked four times as often as the other. */
const rates = (good: string, bad: string): Habits['messages'] => ({
  [good]: { opens: 0.9, clicks: 0.9 },
  [bad]: { opens: 0.5, clicks: 0.4 },
})

const of = (contacts: number, habits: Partial<Habits>) => ({
  journey: 'test',
  contacts,
  habits: habitsWith({ ...idle, over: days(20), opensAfter: 3_600_000, ...habits }),
})

const bytesOf = ({ run: _, ...result }: SimulationResult): string => JSON.stringify(result)

/** How many got each message. */
const sentOf = ({ steps }: SimulationResult) =>
  Object.fromEntries(steps.flatMap(({ message, sent }) => (message === undefined ? [] : [[message, sent]])))

const one = withSteps(split('look', ['plain', 'bright'], '5d'), ['plain', 'bright'])

/** The second is compared first, and what wins there is known when the first is compared. */
const two = withSteps(
  `${split('look', ['plain', 'bright'], '9d')}\n  - wait: 1d${split('words', ['short', 'long'], '6d')}`,
  ['plain', 'bright', 'short', 'long'],
)

test.each([
  ['one split', one, rates('bright', 'plain'), ['look']],
  ['two splits', two, { ...rates('bright', 'plain'), ...rates('short', 'long') }, ['look', 'words']],
] as const)(
  'whoever comes after the comparison gets the winner, as on a laptop: %s',
  async (_, workspace, messages, splits) => {
    const options = of(700, { messages })
    const result = await simulate(workspace, options)
    const population = peopleOf(workspace, options)
    laptop = await liveOnLaptop(workspace, population, population[0].startsAt + days(60))
    const received = Object.groupBy(laptop.received(), (message) => message)
    const sent = Object.entries(received).map(([message, all]) => [message, all?.length ?? 0])
    expect(sentOf(result)).toEqual(Object.fromEntries(sent))
    for (const step of splits) {
      const known = await findExperiment(laptop.store, 'test', step)
      const found = result.splits.find((one) => one.step === step)?.contest?.winner
      expect(known?.winner).toBeDefined()
      expect([found?.way, Date.parse(found?.at ?? '')]).toEqual([known?.winner, known?.decidedAt])
    }
  },
  60_000,
)

test('after the winner is found the other way is not sent any more', async () => {
  const result = await simulate(one, of(700, { messages: rates('bright', 'plain') }))
  const [told] = result.splits
  const winner = told?.contest?.winner
  expect(winner?.way).toBe('bright')
  // On the fifth day after the first, at which a quarter of all have come.
  expect(Date.parse(winner?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(result.startsAt) + days(5))
  const known = winner?.ways.find(({ name }) => name === 'plain')?.contacts ?? 0
  expect(known).toBeGreaterThanOrEqual(100)
  expect(sentOf(result)['plain']).toBe(known)
  expect(sentOf(result)['bright']).toBeGreaterThan(2 * known)
  // Who is held out stays so.
  expect(told?.heldOut?.contacts).toBe(700 - (sentOf(result)['plain'] ?? 0) - (sentOf(result)['bright'] ?? 0))
  expect(told?.ways.map(({ name, contacts }) => [name, contacts])).toEqual([
    ['plain', known],
    ['bright', sentOf(result)['bright']],
  ])
})

test('nobody wins where nobody comes after the comparison, or too few came before it', async () => {
  const contestOf = async (contacts: number, over: number) =>
    (await simulate(one, of(contacts, { messages: rates('bright', 'plain'), over }))).splits[0]?.contest
  expect(await contestOf(260, days(4))).toEqual({ by: 'clicked', after: { days: 5, seconds: 0 }, wasCompared: false })
  expect(await contestOf(60, days(20))).toEqual({ by: 'clicked', after: { days: 5, seconds: 0 }, wasCompared: true })
})

test('with winners the same seed gives the same result, with any number of workers and in batches of any size', async () => {
  const options = of(600, { messages: { ...rates('bright', 'plain'), ...rates('short', 'long') } })
  const here = await simulate(two, options)
  const [look, words] = here.splits.map(({ contest }) => contest?.winner)
  expect([look?.way, words?.way]).toEqual(['bright', 'short'])
  expect(Date.parse(words?.at ?? '')).toBeLessThan(Date.parse(look?.at ?? ''))
  for (const workers of [1, 3]) {
    expect(bytesOf(await simulateInWorkers(two, { ...options, workers, batch: 70 }))).toBe(bytesOf(here))
  }
}, 60_000)
