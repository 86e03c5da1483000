import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

/** A journey that measures two splits by what ends it. */
const measured = (index: number) =>
  yaml(
    `j${index}`,
    `name: J
trigger: { event: Signed Up }
exit: [{ event: Bought }]
goal: { event: Bought }
steps:
  - id: one
    split: [{ name: a, weight: 1, then: [{ tag: a }] }, { name: b, weight: 1, then: [{ tag: b }] }]
  - id: two
    split: [{ name: a, weight: 1, then: [{ tag: c }] }, { name: b, weight: 1, then: [{ tag: d }] }]
  - wait: 9d
  - tag: behind
`,
  )

const dated = (index: number) =>
  yaml(`d${index}`, `name: D\ntrigger: { date: { attribute: day${index}, at: "09:00" } }\nsteps: [{ tag: x }]\n`)

describe('what one event brings about', () => {
  it('is written in parts where one write cannot hold it', async () => {
    const journeys = [...numbers(14).map(measured), ...numbers(6).map(dated)]
    const segments = Object.fromEntries(numbers(12).map((index) => [`s${index}`, '{ did: { event: Bought } }']))
    test = openTestRuntime(testWorkspace({ journeys, segments }))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
    // So many entries of one contact get into each other's way, and one comes again later.
    await test.pass(hours(1))
    await test.track('ann', 'Bought')
    for (const index of numbers(14)) {
      expect(await counted(test, `j${index}`, 'exited')).toBe(1)
      expect(await counted(test, `j${index}`, 'goal-reached')).toBe(1)
    }
    await test.pass(days(1))
    expect(Object.values((await test.contact('ann'))?.memberships ?? {}).every(({ isIn }) => isIn)).toBe(true)
    expect(test.runtime.queues.deadLetters(10)).toEqual([])
  })

  it('is a merge of its own, where a visitor with a long past turns out to be somebody', async () => {
    const keyed = yaml(
      'k',
      'name: K\ntrigger: { event: Viewed }\nreentry: { key: id }\nsteps: [{ wait: 1d }, { tag: t }]\n',
    )
    test = openTestRuntime(testWorkspace({ journeys: [keyed, ...numbers(14).map(measured)] }))
    const visit = (event: string, id = 0) => test.post({ type: 'track', anonymousId: 'a1', event, properties: { id } })
    await visit('Signed Up')
    await test.pass(hours(1))
    for (const id of numbers(45)) await visit('Viewed', id)
    await test.identify('ann', { email: 'ann@example.com' })
    await test.post({ type: 'track', userId: 'ann', anonymousId: 'a1', event: 'Bought' })
    for (const index of numbers(14)) expect(await counted(test, `j${index}`, 'exited')).toBe(1)
    expect(Object.values((await test.contact('ann'))?.history ?? {})).toMatchObject([{ total: 1 }])
    expect(test.runtime.queues.deadLetters(10)).toEqual([])
  })
})
