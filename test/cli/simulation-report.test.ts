import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { assumedOf } from '../../cli/simulation/assumed-words.ts'
import { simulationPage } from '../../cli/simulation/page/simulation-page.ts'
import { reportOf } from '../../cli/simulation/report.ts'
import { simulatedUse } from '../../cli/simulation/simulated-use.ts'
import { simulationText } from '../../cli/simulation/simulation-text.ts'
import { usualHabits } from '../../local/simulation/habits/habits.ts'
import { testSettings } from '../support/test-workspace.ts'
import { sampleResult, sampleSplit } from './sample-result.ts'

const taipei = { timeZone: 'Asia/Taipei' }
const assumed = assumedOf(usualHabits(testSettings), sampleResult)
const textOf = (result = sampleResult) => stripVTControlCharacters(simulationText(reportOf(result, taipei), assumed))
const pageOf = (result = sampleResult, theme: string | undefined = undefined) =>
  simulationPage({ report: reportOf(result, taipei), drawing: { theme, image: undefined }, assumed: ['Four in ten.'] })

/** As many as anybody would simulate. */
const aMillion = {
  reached: 1_000_000,
  sent: 1_000_000,
  opened: 456_789,
  clicked: 456_789,
  answered: 123_456,
  left: { a: 100_000 },
}

/** Names that would be markup, where somebody forgot that they are text. */
const hostile = `<script>alert("x")</script>'&`
const hostileResult = {
  ...sampleResult,
  journey: { ...sampleResult.journey, name: hostile },
  refused: { [hostile]: 3 },
  ended: { ...sampleResult.ended, exited: { [hostile]: 30 } },
  steps: sampleResult.steps.map((step) => ({ ...step, left: { [hostile]: 2, other: 1 }, notSent: { [hostile]: 2 } })),
}

describe('the report of a simulation in a terminal', () => {
  test('of a journey that sends nothing says only that', () => {
    const { messages } = sampleResult
    const text = textOf({ ...sampleResult, messages: { ...messages, sent: 0, byDate: [] } })
    expect(text).toMatch(/^Messages +none$/m)
    expect(text).not.toMatch(/^(Contact|A week|A day|Peak) /m)
  })

  test('fits into 80 columns', () => {
    const long = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`a reason with number ${index}`, index + 1]),
    )
    const many = { ...sampleResult, refused: long, ended: { ...sampleResult.ended, exited: long } }
    const large = sampleResult.steps.map((step) => ({ ...step, ...aMillion, id: 'a-name-that-is-long-enough' }))
    for (const text of [textOf(), textOf(many), textOf({ ...many, entered: 1_000_000, steps: large })]) {
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })

  test('says how many came to each step, and why a message was not sent', () => {
    expect(textOf()).toMatch(/^welcome +900 +████████ +880 +50% +5%$/m)
    expect(textOf()).toContain('welcome was not sent: 15 unsubscribed, 5 no-address')
    expect(textOf()).toMatch(/^tag-greeted .* 30$/m)
  })

  test('holds the goal against baseline and target', () => {
    expect(textOf().replace(/\s+/g, ' ')).toContain(
      'Order Completed: 5%, 45 contacts; baseline 2%, target 4%, target reached',
    )
    const poor = {
      ...sampleResult,
      goal: { event: 'Order Completed', reached: 9, rate: 0.01, baseline: 0.02, credited: {}, uncredited: 9 },
    }
    expect(textOf(poor).replace(/\s+/g, ' ')).toContain('baseline 2%, below the baseline')
  })

  test('begins on the day that the workspace’s calendar shows', () => {
    expect(textOf()).toContain('from 2026-03-02 on')
  })

  test('says who got which way of a split, and which one won when', () => {
    const text = textOf({ ...sampleResult, splits: [sampleSplit] })
    expect(text).toMatch(/^offer-or-not: offer +600 +50% +10% +5%$/m)
    expect(text).toMatch(/^offer-or-not: held out +100 +0% +0% +1%$/m)
    expect(text.replace(/\s+/g, ' ')).toContain(
      'offer won on 2026-03-16 at 09:30 (reached the goal: offer 10% of 210, quiet 2% of 200).',
    )
  })

  test('says why no way of a split has won', () => {
    const { winner: _, ...open } = sampleSplit.contest ?? {
      by: 'goal',
      after: { days: 14, seconds: 0 },
      wasCompared: true,
    }
    const wordsOf = (wasCompared: boolean) =>
      textOf({ ...sampleResult, splits: [{ ...sampleSplit, contest: { ...open, wasCompared } }] }).replace(/\s+/g, ' ')
    expect(wordsOf(true)).toContain('None has won: a winner needs 100 contacts in every way')
    expect(wordsOf(false)).toContain('None has won: nobody came 14 days after the first')
  })

  test('tells contacts apart from the times that they came in', () => {
    const text = textOf({ ...sampleResult, people: 300 })
    expect(text).toContain('300 contacts came in, 900 times in all')
    expect(text.replace(/\s+/g, ' ')).toContain('per 1,000 times that somebody came in')
  })

  test('says of whom no day is simulated', () => {
    expect(textOf({ ...sampleResult, refused: { 'no-day': 90 } })).toContain(
      '90 were not let in: none of these days is theirs',
    )
  })

  test('does not hide that executions failed', () => {
    const first = [{ contact: 5, state: 'Day 0 · send welcome', error: 'StoreFault', cause: 'why' }]
    expect(textOf({ ...sampleResult, failures: { count: 1, first } })).toContain(
      'contact 5 at Day 0 · send welcome: StoreFault',
    )
  })
})

describe('the page of a simulation', () => {
  test('asks for nothing from elsewhere, and runs nothing', () => {
    expect(pageOf()).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`)
    expect(pageOf()).not.toMatch(/<script|https?:|url\(|@import/)
  })

  test('shows what authors wrote as text', () => {
    const page = pageOf(hostileResult, hostile)
    expect(page).not.toContain('<script')
    expect(page.split('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;&#39;&#38;').length).toBeGreaterThan(6)
  })

  test('tells the figures that the terminal tells', () => {
    const page = pageOf()
    for (const figure of [
      'Came in',
      '1,730',
      'target reached',
      '2 days',
      '15 unsubscribed',
      '2026-03-04: 850 messages',
    ]) {
      expect(page).toContain(figure)
    }
  })

  test('shows the ways of a split, and days without a message between the others', () => {
    const page = pageOf({ ...sampleResult, splits: [sampleSplit] })
    for (const words of [
      'Ways of offer-or-not',
      '900 contacts came to it',
      'held out',
      'offer won on 2026-03-16 at 09:30',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).toContain('2026-03-03: 0 messages')
    expect(page).toContain('most on 2026-03-02: 880 messages')
  })

  test('is the same for the same result, however long it took', () => {
    expect(pageOf({ ...sampleResult, run: { milliseconds: 9, peakMegabytes: 9, workers: 9 } })).toBe(pageOf())
  })

  test('stands also where nobody came in', () => {
    const { goal: _, ...nobody } = { ...sampleResult, entered: 0, steps: [], daysInside: {} }
    const messages = {
      ...sampleResult.messages,
      sent: 0,
      byDate: [],
      inSevenDays: { ...sampleResult.messages.inSevenDays, contacts: {} },
    }
    expect(pageOf({ ...nobody, messages })).not.toMatch(/NaN|Infinity|undefined/)
    expect(textOf({ ...nobody, messages })).not.toMatch(/NaN|Infinity|undefined/)
  })
})

test('the cost of a simulation is that of what was counted, and of what SES reports of each mail', () => {
  const use = simulatedUse(sampleResult.usage)
  expect(use.mails).toBe(1730)
  expect(use.transitions).toBe(3600)
  // Of every mail SES reports that it has it, and that it was delivered: the second is an event like any other.
  expect(use.busEvents).toBe(2500 + 1730 * 3)
  // Where journeys ask for deliveries these are among what was counted.
  expect(simulatedUse({ ...sampleResult.usage, deliveries: 1730 }).busEvents).toBe(2500 + 1730)
  expect(reportOf(sampleResult, taipei).services[0]?.service).toBe('SES')
})
