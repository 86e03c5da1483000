import { describe, expect, test } from 'vitest'
import type { Journey } from '../../../shared/domain/journey/journey.ts'
import { allSteps } from '../../../shared/domain/journey/walk-steps.ts'
import { longerThanAYear } from '../../../state-machines/2-check/time/longer-than-a-year.ts'
import { journeyPaths } from '../../../state-machines/2-check/time/paths/journey-paths.ts'
import { begun, secondsOf } from '../../../state-machines/2-check/time/paths/paths.ts'
import { waitAlreadyPast } from '../../../state-machines/2-check/time/wait-already-past.ts'
import { days, monday } from '../../support/test-runtime.ts'
import { runtimeFor, sentTo, workspaceIn } from './lives.ts'

const hour = 3600
const day = 24 * hour

const journeyOf = (text: string, rest = {}): { journey: Journey; workspace: ReturnType<typeof workspaceIn> } => {
  const workspace = workspaceIn({ nurture: text }, rest)
  const journey = workspace.journeys.get('nurture')
  if (journey === undefined) throw new Error('no journey')
  return { journey, workspace }
}

/** When each step of a journey begins, in days after entry: at the earliest, and at the latest. */
function daysOf(text: string): Readonly<Record<string, readonly [number, number]>> {
  const { journey, workspace } = journeyOf(text)
  const { paths, clocks } = journeyPaths(journey, workspace)
  const found = [...allSteps(journey.steps)].flatMap((step) => {
    const reached = paths.at.get(step)
    if (reached === undefined) return []
    const { earliest, latest } = secondsOf(begun(reached, step), clocks)
    return [[step.id, [earliest / day, latest / day]] as const]
  })
  return Object.fromEntries(found)
}

const head = 'name: Nurture\ntrigger: { event: Form Submitted }\nexit: [{ event: Order Completed }]\nsteps:'

const late = `${head}
  - send: welcome
  - send: case-study
    day: 2
    await: { clicked: true, within: 3d }
    else:
      - wait: 2d
      - send: one-more-reason
  - send: product-demo
    day: 5
`

describe('when a step is reached', () => {
  test('an answer comes at once or at the last moment, and days are waited for', () => {
    expect(daysOf(late)).toMatchObject({
      welcome: [0, 0],
      'case-study': [2, 2],
      'one-more-reason': [4, 7],
      'product-demo': [5, 7],
    })
  })

  test('what is awaited beside messages is waited for to the end, and a message that reaches nobody is not', () => {
    const told = daysOf(`${head}
  - wait-for: { event: Demo Booked, within: 2d }
    then:
      - exit: booked
  - send: welcome
    await: { opened: true, within: 1d }
    then:
      - exit: read
  - send: case-study
`)
    expect(told).toMatchObject({ welcome: [2, 2], 'case-study': [2, 3] })
  })

  test('a clock time of its own lies up to a day on either side, but the same for every step', () => {
    const told = daysOf(`${head}
  - send: welcome
    day: 1
    at: "10:00"
  - send: case-study
    day: 2
    at: "10:00"
`)
    expect(told).toMatchObject({ welcome: [10 / 24, 34 / 24], 'case-study': [34 / 24, 58 / 24] })
  })

  test('a schedule says at which clock time contacts come in', () => {
    const trigger = 'name: Weekly\ntrigger: { schedule: { every: monday, at: "09:00" } }\nsteps:'
    expect(daysOf(`${trigger}\n  - send: welcome\n    day: 1\n    at: "10:00"\n`)).toMatchObject({
      welcome: [25 / 24, 25 / 24],
    })
  })

  test('the day of an exit counts: a journey that ends on day 364 is longer than a year may be', () => {
    const codes = (day: number) => {
      const { journey, workspace } = journeyOf(`${head}\n  - send: welcome\n  - exit: over\n    day: ${day}\n`)
      return [...longerThanAYear(journey, workspace)].map(({ code }) => code)
    }
    expect(codes(358)).toEqual([])
    expect(codes(364)).toEqual(['longer-than-a-year'])
  })

  test('lives reach both ends', async () => {
    const answered = runtimeFor({ nurture: late })
    await answered.identify('u', { email: 'u@example.com' })
    await answered.track('u', 'Form Submitted')
    await answered.pass(days(2))
    await answered.click('u@example.com', 'case-study', 'more')
    await answered.pass(days(10))
    expect((await sentTo(answered, 'u')).map(({ step, seconds }) => [step, seconds / day])).toEqual([
      ['welcome', 0],
      ['case-study', 2],
      ['product-demo', 5],
    ])
    await answered.close()
  })
})

describe('a day that has come already', () => {
  const told = (text: string, rest = {}) => {
    const { journey, workspace } = journeyOf(text, rest)
    return [...waitAlreadyPast(journey, workspace)].map(({ message }) => message)
  }

  test('is told with the path, and a life along that path shows it', async () => {
    expect(told(late)).toEqual([
      'Who comes by `welcome → case-study → no click → wait 2d → one-more-reason` is up to 2 days late for day 5: nothing is waited, and `product-demo` goes out right behind `one-more-reason`.',
    ])
    const test = runtimeFor({ nurture: late })
    await test.identify('u', { email: 'u@example.com' })
    await test.track('u', 'Form Submitted')
    await test.pass(days(20))
    const sent = await sentTo(test, 'u')
    expect(sent.map(({ step }) => step)).toEqual(['welcome', 'case-study', 'one-more-reason', 'product-demo'])
    expect((sent[3]?.seconds ?? 0) - (sent[2]?.seconds ?? 0)).toBeLessThan(60)
    expect(Math.floor((sent[3]?.seconds ?? 0) / day)).toBe(7)
    await test.close()
  })

  test('is told of a first step at a clock time, for those who come in after it', async () => {
    const text = `${head}\n  - send: welcome\n    day: 0\n    at: "09:00"\n  - send: case-study\n    day: 1\n`
    expect(told(text)).toEqual([
      'Who comes in after 09:00 is up to 15 hours late for day 0: nothing is waited, and `welcome` goes out at once.',
    ])
    const test = runtimeFor({ nurture: text }, monday)
    await test.identify('u', { email: 'u@example.com' })
    await test.track('u', 'Form Submitted')
    expect(test.received('u@example.com')).toEqual(['welcome'])
    await test.close()
  })

  test('is no day that is reached to the second, nor one that a schedule leaves time for', () => {
    expect(told(late.replace('day: 5', 'day: 7'))).toEqual([])
    const steps = 'steps:\n  - send: welcome\n    day: 0\n    at: "09:00"\n'
    expect(told(`name: Weekly\ntrigger: { schedule: { every: monday, at: "08:00" } }\n${steps}`)).toEqual([])
    expect(told(`name: Weekly\ntrigger: { schedule: { every: monday, at: "10:00" } }\n${steps}`)).toHaveLength(1)
  })

  test('is told of a wait until a day', () => {
    expect(told(`${head}\n  - wait: 3d\n  - wait: { until: { day: 2 } }\n  - send: welcome\n`)).toHaveLength(1)
    expect(told(`${head}\n  - wait: 3d\n  - wait: { until: { day: 3 } }\n  - send: welcome\n`)).toEqual([])
  })
})
