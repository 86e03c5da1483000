import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openTasksOf, type Task } from '../../shared/store/entities/tasks.ts'
import { completeTask } from '../../shared/store/follow-up/complete-task.ts'
import { coresOf } from '../functions/cores.ts'
import { days, hours, openTestRuntime, type TestRuntime } from '../support/test-runtime.ts'
import { testWorkspace, yaml } from '../support/test-workspace.ts'

const forms = [
  ['optimised', true],
  ['plain', false],
] as const

const journey = (reentry: string) =>
  yaml(
    'j',
    `name: J
trigger: { event: Order Failed }
reentry: ${reentry}
steps:
  - wait: 1h
  - id: call
    task: { title: Call, team: sales }
    await: { done: true, within: 3d }
    then: [{ id: good, score: { called: 1 } }]
    else: [{ id: bad, score: { forgotten: 1 } }]
`,
  )

let test: TestRuntime
afterEach(() => test.close())

const scores = async () => (await test.contact('ann'))?.scores
const done = ({ taskId }: Task) => completeTask({ taskId }, coresOf(test))
const isTold = async (name: string) =>
  (await test.timeline('ann')).some((one) => one.kind === 'event' && one.name === name)

/** The open tasks, the oldest first. */
async function open<Count extends 1 | 2>(
  count: Count,
): Promise<Count extends 1 ? readonly [Task] : readonly [Task, Task]>
async function open(count: number): Promise<readonly Task[]> {
  const tasks = await openTasksOf(test.store, 'sales', 10)
  expect(tasks).toHaveLength(count)
  return tasks
}

/** Lets somebody do a task in the moment in which the next one is opened: before anybody waits for it. */
function whenOpened(doIt: (opened: string) => Promise<unknown>): void {
  const { queues } = test.runtime
  const send = queues.send.bind(queues)
  queues.send = async (queue, messages) => {
    await send(queue, messages)
    const [opened] = messages.flatMap(({ body }) => ('name' in body && body.name === 'Task Opened' ? [body] : []))
    if (opened === undefined || !('messageId' in opened)) return
    queues.send = send
    await doIt(String(opened.messageId))
    while (!(await isTold('Task Completed'))) await setImmediate()
  }
}

describe.each(forms)(
  'a task that is done answers only the pass that asked for it, in the %s form',
  (_, isOptimised) => {
    async function start(reentry: string): Promise<void> {
      test = openTestRuntime(testWorkspace({ journeys: [journey(reentry)], isOptimised }))
      await test.identify('ann', {})
      await test.track('ann', 'Order Failed', { order: 'a' })
    }

    it('and not a later one of the same contact', async () => {
      await start('always')
      await test.pass(days(4))
      await test.track('ann', 'Order Failed')
      await test.pass(hours(2))
      const [old, fresh] = await open(2)
      await done(old)
      await test.runtime.inFlight.idle()
      expect(await scores()).toEqual({ forgotten: 1 })
      await done(fresh)
      await test.runtime.inFlight.idle()
      expect(await scores()).toEqual({ forgotten: 1, called: 1 })
    })

    it('and not another one at the same time, under another key', async () => {
      await start('{ key: order }')
      await test.track('ann', 'Order Failed', { order: 'b' })
      await test.pass(hours(2))
      const [one, other] = await open(2)
      await done(other)
      await test.pass(hours(1))
      expect(await scores()).toEqual({ called: 1 })
      expect(test.runtime.runner.running()).toBe(1)
      await done(one)
      await test.runtime.inFlight.idle()
      expect(await scores()).toEqual({ called: 2 })
    })

    it('also where it is done before anybody waits for it', async () => {
      await start('always')
      whenOpened((taskId) => completeTask({ taskId }, coresOf(test)))
      await test.pass(hours(1))
      expect(await scores()).toEqual({ called: 1 })
    })

    it('and no later one where it is done before anybody waits for that', async () => {
      await start('always')
      await test.pass(days(4))
      const [old] = await open(1)
      await test.track('ann', 'Order Failed')
      whenOpened(() => done(old))
      await test.pass(days(1))
      expect(await scores()).toEqual({ forgotten: 1 })
      expect(test.runtime.runner.running()).toBe(1)
    })
  },
)
