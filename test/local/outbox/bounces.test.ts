import { afterEach, describe, expect, it } from 'vitest'
import { reportEngagement } from '../../../local/outbox/engage.ts'
import { days, monday, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

let test: TestRuntime
afterEach(() => test.close())

const address = 'ann@example.com'
const journeys = [
  yaml(
    'j',
    'name: J\ntrigger: { event: Signed Up }\nreentry: always\nsteps: [{ send: first }, { wait: 1d }, { send: second }, { tag: behind }]\n',
  ),
  yaml('k', 'name: K\ntrigger: { event: Called }\nsteps: [{ send: second }]\n'),
]

async function open(): Promise<void> {
  test = openTestRuntime(testWorkspace({ journeys, messages: { first: [], second: [] } }))
  for (const user of ['ann', 'bob']) await test.identify(user, { email: `${user}@example.com` })
  await test.track('ann', 'Signed Up')
}

async function say(kind: 'bounced' | 'complained'): Promise<void> {
  const [kept] = test.mails(address)
  if (kept === undefined) throw new Error('nothing was sent')
  await reportEngagement(kept, { kind }, test.runtime.bus, test.runtime.clock)
  await test.runtime.inFlight.idle()
}

describe('a mail in the outbox', () => {
  it.each(['bounced', 'complained'] as const)('that %s is the last to its address', async (kind) => {
    await open()
    await test.pass(1000)
    await say(kind)
    await test.pass(days(2))
    expect(test.received(address)).toEqual(['first'])
    const told = (await test.timeline('ann')).flatMap((one) => ('message' in one ? [one] : []))
    expect(told).toMatchObject([
      { kind: 'sent', message: 'first' },
      { kind: 'delivered', at: monday },
      { kind, message: 'first', at: monday + 1000 },
      { kind: 'not-sent', message: 'second', reason: 'suppressed' },
    ])
    // The journey goes on without mails; others do not begin.
    expect((await test.contact('ann'))?.tags).toEqual(['behind'])
    await test.track('ann', 'Called')
    expect((await test.timeline('ann')).at(-1)).toMatchObject({ kind: 'entry-refused', reason: 'suppressed' })
  })

  it('that bounced keeps nobody else from getting theirs', async () => {
    await open()
    await say('bounced')
    await test.track('bob', 'Signed Up')
    expect(test.received('bob@example.com')).toEqual(['first'])
  })
})
