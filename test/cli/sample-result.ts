import type { SimulationResult, StepResult } from '../../local/simulation/result/result.ts'

const step = (id: string, counts: Partial<StepResult>): StepResult => ({
  ...{ id, kind: 'send', message: id, reached: 0, sent: 0, opened: 0, clicked: 0, replied: 0, answered: 0 },
  ...{ notSent: {}, left: {}, waiting: 0 },
  ...counts,
})

/** What may come of a simulation of a thousand contacts. */
export const sampleResult: SimulationResult = {
  journey: { id: 'spring', name: 'Spring offer', version: 'abc123' },
  seed: '7',
  startsAt: '2026-03-01T16:00:00.000Z',
  ...{ over: 30 * 86_400_000, comes: 'by-deed' },
  contacts: 1000,
  people: 900,
  entered: 900,
  refused: { 'not-in-audience': 90, suppressed: 10 },
  steps: [
    step('welcome', {
      reached: 900,
      sent: 880,
      opened: 440,
      clicked: 44,
      notSent: { unsubscribed: 15, 'no-address': 5 },
    }),
    step('tag-greeted', { kind: 'change', reached: 880, left: { 'Order Completed': 30 } }),
    step('a-name-that-is-longer-than-any-column', { reached: 850, sent: 850, opened: 85, clicked: 1, answered: 12 }),
  ],
  splits: [],
  questions: [],
  goal: {
    event: 'Order Completed',
    reached: 45,
    rate: 0.05,
    baseline: 0.02,
    target: 0.04,
    credited: { welcome: 40 },
    uncredited: 5,
  },
  messages: {
    sent: 1730,
    sentByOtherJourneys: 20,
    byJourneyDay: [880, 0, 850],
    byDate: [
      { date: '2026-03-02', messages: 880 },
      { date: '2026-03-04', messages: 850 },
    ],
    perContact: { median: 2, p95: 2, most: 3 },
    inSevenDays: { median: 2, p95: 2, contacts: { 1: 40, 2: 850, 4: 10 }, worst: { messages: 4, contact: 17 } },
  },
  minutesInside: { median: 2880, p95: 2880, longest: 4320 },
  daysInside: { 2: 860, 3: 10 },
  ended: { completed: 850, exited: { 'Order Completed': 30 }, failed: 0 },
  stillInside: 20,
  transitions: { total: 3600, perEntry: 4 },
  usage: {
    ...{ requests: 1000, mails: 1730, deliveries: 0, executions: 900, transitions: 3600, busEvents: 2500 },
    ...{ queueMessages: { intake: 2500, entry: 900, 'send-email': 1730, engagement: 600 }, taskCalls: {} },
    ...{ storeReads: 9000, storeWrites: 4000, readUnits: 9000, writeUnits: 20_000 },
  },
  failures: { count: 0, first: [] },
  run: { milliseconds: 1000, peakMegabytes: 100, workers: 2 },
}

/** What may come of a split that held out some, and found its winner. */
export const sampleSplit: SimulationResult['splits'][number] = {
  step: 'offer-or-not',
  ways: [
    { name: 'offer', contacts: 600, opened: 300, clicked: 60, replied: 0, goal: 30 },
    { name: 'quiet', contacts: 200, opened: 50, clicked: 4, replied: 0, goal: 4 },
  ],
  heldOut: { name: ':held-out', contacts: 100, opened: 0, clicked: 0, replied: 0, goal: 1 },
  contest: {
    by: 'goal',
    after: { days: 14, seconds: 0 },
    wasCompared: true,
    winner: {
      way: 'offer',
      at: '2026-03-16T01:30:12.003Z',
      ways: [
        { name: 'quiet', contacts: 200, did: 4 },
        { name: 'offer', contacts: 210, did: 21 },
      ],
    },
  },
}
