import { afterEach, describe, expect, it } from 'vitest'
import { findTask, openTasksOf } from '../../../shared/store/entities/tasks.ts'
import { completeTask } from '../../../shared/store/follow-up/complete-task.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { coresOf } from '../cores.ts'

let test: TestRuntime
afterEach(() => test.close())

const awaited = yaml(
  'j',
  `name: J
trigger: { event: Signed Up }
reentry: always
steps:
  - wait: 1h
  - id: call
    task: { title: Call her, team: sales, due: 2d }
    await: { done: true, within: 3d }
    then: [{ tag: called }]
    else: [{ tag: forgotten }]
`,
)

async function enter(startsAt?: number, traits = {}): Promise<void> {
  test = openTestRuntime(testWorkspace({ journeys: [awaited] }), startsAt)
  await test.identify('ann', traits)
  await test.track('ann', 'Signed Up')
  await test.pass(hours(1))
}

/** What the timeline tells of events by a name. */
const events = async (name: string) =>
  (await test.timeline('ann')).flatMap((one) => (one.kind === 'event' && one.name === name ? [one.properties] : []))
const tags = async () => (await test.contact('ann'))?.tags

describe('a task', () => {
  const only = async () => {
    const [task, ...others] = await openTasksOf(test.store, 'sales', 10)
    expect(others).toEqual([])
    if (task === undefined) throw new Error('there is no open task')
    return task
  }

  it('is opened for a team, and is due by the clock of the contact', async () => {
    await enter(Date.parse('2026-03-27T08:00:00Z'), { timezone: 'Europe/Paris' })
    // The clocks go forward in the night to Sunday: ten o'clock comes an hour earlier.
    expect(await only()).toMatchObject({ title: 'Call her', due: Date.parse('2026-03-29T08:00:00Z'), state: 'open' })
    expect(await events('Task Opened')).toEqual([{ journey: 'j', step: 'call', team: 'sales', title: 'Call her' }])
  })

  it('that is done lets the journey go on at once', async () => {
    await enter()
    await test.pass(days(1))
    const { taskId } = await only()
    expect(await completeTask({ taskId, outcome: 'reached' }, coresOf(test))).toBe('completed')
    await test.runtime.inFlight.idle()
    expect(await tags()).toEqual(['called'])
    expect(await openTasksOf(test.store, 'sales', 10)).toEqual([])
    expect(await findTask(test.store, taskId)).toMatchObject({ state: 'done', outcome: 'reached' })
    expect(await events('Task Completed')).toEqual([{ taskId, journey: 'j', step: 'call', outcome: 'reached' }])
  })

  it('that is done twice is done once', async () => {
    await enter()
    const { taskId } = await only()
    const said = await Promise.all([1, 2, 3].map(() => completeTask({ taskId }, coresOf(test))))
    expect(said.toSorted()).toEqual(['completed', 'was-done-before', 'was-done-before'])
    await test.runtime.inFlight.idle()
    expect(await events('Task Completed')).toHaveLength(1)
    expect(await completeTask({ taskId: 'none' }, coresOf(test))).toBe('no-such-task')
  })

  it('that nobody does in time lets the journey go the other way, and stays open', async () => {
    await enter()
    await test.pass(days(3))
    expect(await tags()).toEqual(['forgotten'])
    const { taskId } = await only()
    await completeTask({ taskId }, coresOf(test))
    await test.pass(hours(1))
    expect(await tags()).toEqual(['forgotten'])
  })

  it('of an earlier time in the journey is no answer to one that was opened later', async () => {
    await enter()
    const first = await only()
    await test.pass(days(3))
    await test.track('ann', 'Signed Up')
    await completeTask(first, coresOf(test))
    await test.pass(hours(1))
    expect(await tags()).toEqual(['forgotten'])
    expect((await only()).taskId).not.toBe(first.taskId)
    expect(test.runtime.runner.running()).toBe(1)
  })
})
