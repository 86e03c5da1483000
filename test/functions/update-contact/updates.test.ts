import { afterEach, describe, expect, it } from 'vitest'
import { updateContact } from '../../../functions/update-contact/core.ts'
import type { UpdateContactTask } from '../../../shared/contracts/tasks/update-contact-task.ts'
import { EnrollmentClosed } from '../../../shared/domain/enrollment/enrollment-closed.ts'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'
import { counted } from '../counted.ts'

let test: TestRuntime
afterEach(() => test.close())

const journey = (id: string, text: string) => yaml(id, `name: ${id}\n${text}`)

function open(...journeys: readonly ReturnType<typeof yaml>[]): void {
  test = openTestRuntime(testWorkspace({ journeys, messages: { hello: [], second: [] } }))
}

const told = async (kind: string) => (await test.timeline('ann')).filter((activity) => activity.kind === kind)

/** The task that a state would give for the one enrollment of Ann. */
async function task(updates: readonly string[]): Promise<UpdateContactTask> {
  const ann = await test.contact('ann')
  const [entry] = Object.entries(ann?.enrollments ?? {})
  if (ann === undefined || entry === undefined) throw new Error('Ann is nowhere inside')
  const [enrollmentId, { journey: id, version }] = entry
  return { contactId: ann.contactId, enrollmentId, journey: id, version, updates: [...updates], asks: [] }
}

describe('updates of a contact', () => {
  const all = journey(
    'all',
    `trigger: { event: Signed Up }
steps:
  - tag: [vip, gold]
  - id: drop
    untag: gold
  - id: facts
    set: { plan: pro, seats: 3, trial: false }
  - id: points
    score: 5
  - id: interest
    score: { interest: 7, main: -2 }
  - wait: 1d
  - send: hello
`,
  )

  it('change tags, attributes and scores, and stand in the timeline', async () => {
    open(all)
    await test.identify('ann', { plan: 'free', city: 'Taipei' })
    await test.track('ann', 'Signed Up')
    expect(await test.contact('ann')).toMatchObject({
      tags: ['vip'],
      attributes: { plan: 'pro', seats: 3, trial: false, city: 'Taipei' },
      scores: { main: 3, interest: 7 },
    })
    const words = (await told('changed')).map((activity) => activity.kind === 'changed' && activity.what)
    expect(words.toSorted()).toEqual([
      'score interest +7, main -2',
      'score main +5',
      'set plan, seats, trial',
      'tag vip, gold',
      'untag gold',
    ])
  })

  it('are made once, however often they are asked for', async () => {
    open(all)
    await test.track('ann', 'Signed Up')
    const before = await test.contact('ann')
    const again = await task(['points', 'interest', 'drop'])
    await updateContact(again, coresOf(test))
    await test.pass(1000)
    await Promise.all([1, 2, 3].map(() => updateContact(again, coresOf(test))))
    expect((await test.contact('ann'))?.scores).toEqual(before?.scores)
    expect(await told('changed')).toHaveLength(5)
  })

  it('by several at once are all made', async () => {
    const late = journey(
      'late',
      'trigger: { event: Signed Up }\nsteps:\n  - wait: 1d\n  - id: a\n    score: 1\n  - id: b\n    score: { b: 1 }\n  - id: c\n    tag: c\n',
    )
    open(late)
    await test.track('ann', 'Signed Up')
    const tasks = await Promise.all([['a'], ['b'], ['c'], ['a', 'b'], ['c', 'a']].map(task))
    await Promise.all(tasks.map((one) => updateContact(one, coresOf(test))))
    expect(await test.contact('ann')).toMatchObject({ tags: ['c'], scores: { main: 1, b: 1 } })
    expect(await told('changed')).toHaveLength(3)
  })

  it('are not made once the enrollment is over', async () => {
    open(
      journey(
        'j',
        'trigger: { event: Signed Up }\nexit: [{ event: Left }]\nsteps:\n  - wait: 1d\n  - id: a\n    tag: late\n',
      ),
    )
    await test.track('ann', 'Signed Up')
    const order = await task(['a'])
    await test.track('ann', 'Left')
    await expect(updateContact(order, coresOf(test))).rejects.toBeInstanceOf(EnrollmentClosed)
    await test.pass(days(2))
    expect((await test.contact('ann'))?.tags).toEqual([])
    expect(test.runtime.runner.running()).toBe(0)
  })
})

describe('a tag', () => {
  it('ends the very journey that gives it, where its exit says so', async () => {
    open(journey('j', 'trigger: { event: Signed Up }\nexit: [{ tag: done }]\nsteps:\n  - tag: done\n  - send: hello\n'))
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
    await test.pass(days(1))
    expect(test.received()).toEqual([])
    expect(await told('exited')).toMatchObject([{ journey: 'j', reason: 'exit condition 1' }])
    expect(await counted(test, 'j', 'exited')).toBe(1)
    expect(await counted(test, 'j', 'completed')).toBe(0)
    expect(test.runtime.runner.running()).toBe(0)
  })

  it('ends another journey at once, in the middle of its wait', async () => {
    open(
      journey(
        'nurture',
        'trigger: { event: Signed Up }\nexit: [{ tag: customer }]\nsteps:\n  - send: hello\n  - wait: 5d\n  - send: second\n',
      ),
      journey('sale', 'trigger: { event: Bought }\nsteps:\n  - tag: customer\n  - wait: 1d\n  - tag: served\n'),
    )
    await test.identify('ann', { email: 'ann@example.com' })
    await test.track('ann', 'Signed Up')
    await test.pass(days(1))
    expect(test.runtime.runner.running()).toBe(1)
    await test.track('ann', 'Bought')
    expect(await told('exited')).toMatchObject([{ journey: 'nurture' }])
    expect(test.runtime.runner.running()).toBe(1)
    await test.pass(days(9))
    expect(test.received()).toEqual(['hello'])
    expect(await told('completed')).toMatchObject([{ journey: 'sale' }])
  })
})

describe('an exit step', () => {
  it('ends the journey with its reason, and nothing behind it happens', async () => {
    open(
      journey(
        'j',
        `trigger: { event: Signed Up }
steps:
  - branch:
      - if: { attribute: { city: Taipei } }
        then: [{ exit: lives here }]
  - tag: stranger
`,
      ),
    )
    await test.identify('ann', { city: 'Taipei' })
    await test.track('ann', 'Signed Up')
    expect(await told('exited')).toMatchObject([{ reason: 'lives here' }])
    expect((await test.contact('ann'))?.tags).toEqual([])
    expect((await test.contact('ann'))?.enrollments).toEqual({})
    expect(await counted(test, 'j', 'exited')).toBe(1)
  })
})
