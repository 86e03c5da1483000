import { beforeAll, describe, expect, test } from 'vitest'
import type { Numbers, SimulationResult } from '../../../local/simulation/result/result.ts'
import { simulate } from '../../../local/simulation/simulate.ts'
import { through, workspace } from './nurture.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const total = (numbers: Numbers): number => sum(Object.values(numbers))

const lively = {
  ...{ opens: 0.6, clicks: 0.3, replies: 0.1 },
  events: { 'Demo Booked': { anyway: 0.2, afterClick: 0.2 } },
}

describe('the figures of a simulation add up', () => {
  let result: SimulationResult
  beforeAll(async () => {
    // A millisecond short of fourteen days: whose clocks went forward are through, the others still inside.
    result = await simulate(workspace, { ...through(400, lively), watched: 14 * 86_400_000 - 1 })
  })

  test('everybody enters or is refused', () => {
    expect(result.entered + total(result.refused)).toBe(result.contacts)
    expect(total(result.refused)).toBeGreaterThan(0)
  })

  test('whoever entered has ended or is still inside, and each happens', () => {
    const { completed, exited, failed } = result.ended
    expect(completed + total(exited) + failed + result.stillInside).toBe(result.entered)
    expect(Math.min(completed, total(exited), result.stillInside)).toBeGreaterThan(0)
  })

  test('whoever left, left at some step, and whoever is inside waits at one', () => {
    expect(sum(result.steps.map(({ left }) => total(left)))).toBe(total(result.ended.exited))
    expect(sum(result.steps.map(({ waiting }) => waiting))).toBe(result.stillInside)
  })

  test('whoever reached a message got it, or there is a reason; who clicked has opened', () => {
    for (const { kind, reached, sent, notSent, opened, clicked } of result.steps) {
      if (kind === 'send') expect(sent + total(notSent)).toBe(reached)
      expect(clicked).toBeLessThanOrEqual(opened)
      expect(opened).toBeLessThanOrEqual(sent)
    }
  })

  test('messages are the same counted by step, by day and by date', () => {
    const { sent, byJourneyDay, byDate } = result.messages
    expect(sum(result.steps.map((step) => step.sent))).toBe(sent)
    expect(sum(byJourneyDay)).toBe(sent)
    expect(sum(byDate.map(({ messages }) => messages))).toBe(sent)
    expect(result.usage.mails).toBe(sent)
  })

  test('every goal is credited to a message or to none, and nothing failed', () => {
    const { goal, entered, failures } = result
    expect(total(goal?.credited ?? {}) + (goal?.uncredited ?? 0)).toBe(goal?.reached)
    expect(goal?.rate).toBe((goal?.reached ?? 0) / entered)
    expect(failures).toEqual({ count: 0, first: [] })
  })
})
