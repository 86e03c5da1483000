import { describe, expect, test } from 'vitest'
import type { Habits } from '../../../local/simulation/habits/habits.ts'
import type { SimulationResult, StepResult } from '../../../local/simulation/result/result.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { idle, through, workspace } from './nurture.ts'

const step = ({ steps }: SimulationResult, id: string): StepResult | undefined => steps.find((one) => one.id === id)

/** How many got each message. */
const sentOf = ({ steps }: SimulationResult) =>
  Object.fromEntries(steps.flatMap(({ id, kind, sent }) => (kind === 'send' ? [[id, sent]] : [])))

describe('a population of which everything is known beforehand', () => {
  test('goes the plain path to its end where nobody opens anything', async () => {
    const result = await simulate(workspace, through(40, idle))
    expect(sentOf(result)).toEqual({
      welcome: 40,
      'case-study': 40,
      'product-demo': 0,
      'plain-introduction': 40,
      'problem-solved': 40,
      'customer-voices': 0,
      'one-more-reason': 40,
      'book-a-demo': 40,
    })
    expect(result.ended).toEqual({ completed: 40, exited: {}, failed: 0 })
    // Days are the contact's, also where their clocks change on the way.
    expect(result.messages.byJourneyDay).toEqual([40, 0, 40, 0, 0, 80, 0, 0, 40, 0, 0, 0, 0, 0, 40])
    expect(result.messages.perContact).toEqual({ median: 6, p95: 6, most: 6 })
    // Days 0, 2, 5 and 5 lie in one week, and no week has more.
    expect(result.messages.inSevenDays).toMatchObject({ median: 4, p95: 4, contacts: { 4: 40 } })
    expect(result.transitions.perEntry).toBe(workspace.journeys[0]?.journey.transitions.common)
    expect(result.goal).toMatchObject({ reached: 0, rate: 0 })
  })

  test('gets the product demo where everybody clicks the details', async () => {
    const result = await simulate(workspace, through(40, { ...idle, opens: 1, clicks: 1 }))
    expect(sentOf(result)).toMatchObject({ 'product-demo': 40, 'plain-introduction': 0, 'customer-voices': 40 })
    expect(step(result, 'case-study')).toMatchObject({ opened: 40, clicked: 40, answered: 40 })
    expect(step(result, 'tag-engaged')?.reached).toBe(40)
    expect(step(result, 'one-more-reason')?.reached).toBe(0)
  })

  test('leaves by the goal where everybody books a demo, and credits it to a message', async () => {
    const booked = { events: { 'Demo Booked': { anyway: 1, afterClick: 0 } } }
    const result = await simulate(workspace, through(40, { ...idle, ...booked }))
    expect(result.ended).toEqual({ completed: 0, exited: { 'Demo Booked': 40 }, failed: 0 })
    expect(result.goal).toMatchObject({ event: 'Demo Booked', reached: 40, rate: 1, uncredited: 0 })
    expect(step(result, 'book-a-demo')?.sent).toBe(0)
  })

  test('is not let in where the audience does not hold', async () => {
    const result = await simulate(workspace, through(25, { ...idle, tags: { customer: 1 } }))
    expect(result).toMatchObject({ contacts: 25, entered: 0, refused: { 'not-in-audience': 25 } })
    expect(result.messages.sent).toBe(0)
  })

  test('is still inside where it is not watched to the end', async () => {
    const result = await simulate(workspace, { ...through(25, idle), watched: 6 * 86_400_000 })
    expect(result).toMatchObject({ stillInside: 25, ended: { completed: 0, exited: {}, failed: 0 } })
    expect(step(result, 'problem-solved')?.waiting).toBe(25)
  })
})

describe('a journey that waits for an event', () => {
  const waiting = testWorkspace({
    journeys: [
      yaml(
        'waiting',
        `
name: Waiting
trigger: manual
steps:
  - wait-for: { event: Order Completed, where: { total: { gte: 100 } }, within: 5d }
    then: [{ send: thanks }]
    else: [{ send: reminder }]
`,
      ),
    ],
    messages: { thanks: [], reminder: [] },
  })
  const with20 = (habits: Partial<Habits>) => ({ ...through(20, { ...idle, ...habits }), journey: 'waiting' })

  test.each([
    [1, { thanks: 20, reminder: 0 }, 20],
    [0, { thanks: 0, reminder: 20 }, 0],
  ])('goes on as awaited events come: a share of %d', async (awaited, sent, answered) => {
    const result = await simulate(waiting, with20({ awaited }))
    expect(sentOf(result)).toEqual(sent)
    expect(result.steps.find(({ kind }) => kind === 'await')).toMatchObject({ reached: 20, answered })
  })
})
