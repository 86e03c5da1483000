import { afterEach, describe, expect, it } from 'vitest'
import { findEnrollment } from '../../shared/store/entities/enrollments.ts'
import { openTasksOf } from '../../shared/store/entities/tasks.ts'
import { completeTask } from '../../shared/store/follow-up/complete-task.ts'
import { coresOf } from '../functions/cores.ts'
import { counted } from '../functions/counted.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

/** Journeys by their ids: the triggers, and the steps in YAML. */
type Written = Readonly<Record<string, readonly [trigger: string, steps: string]>>

async function open(written: Written, segments: Readonly<Record<string, string>> = {}): Promise<void> {
  const journeys = Object.entries(written).map(([id, [trigger, steps]]) =>
    yaml(id, `name: J\ntrigger: ${trigger}\nreentry: always\nsteps: [${steps}]\n`),
  )
  test = openTestRuntime(testWorkspace({ journeys, messages: { hello: [] }, segments }))
  await test.identify('ann', { email: 'ann@example.com', id: 'ann' })
}

const begin = () => test.track('ann', 'Signed Up')

/** The journeys that the contact came into, in order. */
const entered = async () => (await test.timeline('ann')).flatMap((one) => (one.kind === 'entered' ? [one.journey] : []))
const refused = async () =>
  (await test.timeline('ann')).flatMap((one) => (one.kind === 'entry-refused' ? [`${one.journey}: ${one.reason}`] : []))

/** The first entry, and the twenty that followed from it. */
const inARow = 21

async function expectStopped(...journeys: readonly string[]): Promise<void> {
  const wanted = Array.from({ length: inARow + 1 }, (_, index) => journeys[index % journeys.length])
  expect(await entered()).toEqual(wanted.slice(0, inARow))
  expect(await refused()).toEqual([`${wanted[inARow]}: in-a-loop`])
  expect(test.runtime.runner.running()).toBe(0)
}

const enrollEachOther: Written = { a: ['{ event: Signed Up }', '{ enroll: b }'], b: ['manual', '{ enroll: a }'] }

describe('journeys that bring each other about for ever are stopped', () => {
  it('where they enroll each other', async () => {
    await open(enrollEachOther)
    await begin()
    await expectStopped('a', 'b')
    expect(await counted(test, 'b', 'refused:in-a-loop')).toBe(1)
  })

  it('where they do so after hours', async () => {
    await open({
      a: ['{ event: Signed Up }', '{ wait: 5h }, { enroll: b }'],
      b: ['manual', '{ wait: 23h 59m }, { enroll: a }'],
    })
    await begin()
    await test.pass(days(40))
    await expectStopped('a', 'b')
  })

  it('where a journey lets the event happen that begins it', async () => {
    await open({ a: ['[{ event: Signed Up }, { event: Again }]', '{ wait: 1h }, { emit: { event: Again } }'] })
    await begin()
    await test.pass(days(10))
    await expectStopped('a')
  })

  it('where each lead or task begins the next', async () => {
    await open({
      a: ['[{ event: Signed Up }, { event: Lead Handed Over }]', '{ task: { title: Call, team: sales } }'],
      b: ['{ event: Task Opened }', '{ lead: { team: sales } }'],
    })
    await begin()
    await expectStopped('a', 'b')
  })

  it('where a message that is delivered begins the next', async () => {
    await open({ a: ['[{ event: Signed Up }, { event: Message Delivered }]', '{ send: hello }'] })
    await begin()
    await expectStopped('a')
    expect(test.received()).toHaveLength(inARow)
  })

  it('where tags lead into a segment and out of it', async () => {
    await open(
      {
        a: ['{ segment: { entered: warm } }', '{ untag: warm }'],
        b: ['[{ segment: { left: warm } }, { event: Signed Up }]', '{ tag: warm }'],
      },
      { warm: '{ tag: warm }' },
    )
    await begin()
    await expectStopped('b', 'a')
  })

  it('where a rule of the company’s own takes our event back in', async () => {
    const rule = `{ eventbridge: { bus: waymark, pattern: { source: [waymark], detail-type: [Asked] }, event: Told,
      contact: { user: detail.properties.who } } }`
    await open({
      a: [`[{ event: Signed Up }, ${rule}]`, '{ emit: { event: Asked, properties: { who: { attribute: id } } } }'],
    })
    await begin()
    await expectStopped('a')
  })
})

it('an enrollment keeps how far it is from something outside, and its execution is not told', async () => {
  await open(enrollEachOther)
  await begin()
  const ids = (await test.timeline('ann')).flatMap((one) => (one.kind === 'entered' ? [one.enrollmentId] : []))
  const records = await Promise.all(ids.map((id) => findEnrollment(test.store, id)))
  expect(records.map((record) => record?.trigger.hops ?? 0)).toEqual(Array.from({ length: inARow }, (_, hops) => hops))
  for (const record of records)
    expect(Object.keys(record?.input ?? {}).sort()).toEqual(['contactId', 'enteredAt', 'zone'])
})

describe('nobody is stopped', () => {
  it('who goes round in journeys that take their days', async () => {
    await open({
      a: ['{ event: Signed Up }', '{ wait: 1d }, { enroll: b }'],
      b: ['manual', '{ enroll: a }'],
    })
    await begin()
    await test.pass(days(30) + hours(1))
    expect(await entered()).toHaveLength(61)
    expect(await refused()).toEqual([])
  })

  it('whose birthday comes every year', async () => {
    await open({ a: ['{ date: { attribute: birthday, yearly: true, at: "09:00" } }', '{ emit: { event: Birthday } }'] })
    await test.identify('ann', { birthday: '1990-06-01' })
    await test.pass(days(25 * 365.25))
    expect(await entered()).toHaveLength(25)
    expect(await refused()).toEqual([])
  })

  it('by what people do: a task that is done may begin the next', async () => {
    await open({
      a: ['[{ event: Signed Up }, { event: Task Completed }]', '{ task: { title: Call, team: sales } }'],
    })
    await begin()
    for (let done = 0; done < 25; done++) {
      for (const { taskId } of await openTasksOf(test.store, 'sales', 5)) await completeTask({ taskId }, coresOf(test))
      await test.runtime.inFlight.idle()
    }
    expect(await entered()).toHaveLength(26)
  })
})
