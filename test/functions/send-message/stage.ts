import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import type { Settings } from '../../../shared/contracts/content/settings-file.ts'
import type { SendMessageTask } from '../../../shared/contracts/tasks/send-message-task.ts'
import type { SendRecord } from '../../../shared/domain/message/send.ts'
import { findSend } from '../../../shared/store/entities/sends.ts'
import { monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { plainMessage, testWorkspace, yaml } from '../../support/test-workspace.ts'

/** What a story about sending begins with. */
export type Stage = {
  readonly steps: string
  readonly head?: string
  readonly settings?: Partial<Settings>
  readonly message?: Partial<PublishedMessage>
  readonly startsAt?: number
}

export const address = 'ann@example.com'

/** Opens a Waymark with one journey, `j`, whose messages all have a link `more`; Signed Up lets contacts in. */
export function openStage({ steps, head = '', settings, message, startsAt = monday }: Stage): TestRuntime {
  const text = `name: J\ntrigger: { event: Signed Up }\nreentry: always\n${head}\nsteps:\n${steps}\n`
  return openTestRuntime(
    testWorkspace({
      journeys: [yaml('j', text)],
      messages: { hello: ['more'], second: ['more'], third: ['more'] },
      ...(settings === undefined ? {} : { settings }),
      message: (id, links) => ({ ...plainMessage(id, links), ...message }),
    }),
    startsAt,
  )
}

/** Lets Ann in. */
export async function enroll(test: TestRuntime, traits = {}): Promise<void> {
  await test.identify('ann', { email: address, firstName: 'Ann', ...traits })
  await test.track('ann', 'Signed Up')
}

/** Notes every order for a message that a queue hands out, so that a test can deliver one again. */
export function noteOrders({ runtime }: TestRuntime): readonly SendMessageTask[] {
  const orders: SendMessageTask[] = []
  const { queues } = runtime
  const add = queues.add.bind(queues)
  queues.add = (queue, messages) => {
    // Only state machines put orders there, and only orders.
    if (queue === 'send-email') orders.push(...messages.map(({ body }) => body as SendMessageTask))
    add(queue, messages)
  }
  return orders
}

/** The record of a mail's send. */
export const recordOf = async (test: TestRuntime, message: string): Promise<SendRecord | undefined> => {
  const kept = test.mails().find(({ mail }) => mail.why.message === message)
  return kept && findSend(test.store, kept.mail.sendId)
}

/** What the timeline tells of messages: `sent hello`, `not-sent hello: expired`. */
export const told = async (test: TestRuntime): Promise<readonly string[]> =>
  (await test.timeline('ann')).flatMap((activity) => {
    if (activity.kind === 'sent' || activity.kind === 'deferred') return [`${activity.kind} ${activity.message}`]
    return activity.kind === 'not-sent' ? [`not-sent ${activity.message}: ${activity.reason}`] : []
  })
