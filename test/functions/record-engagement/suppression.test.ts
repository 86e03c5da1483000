import { afterEach, describe, expect, it } from 'vitest'
import type { KeptMail } from '../../../local/outbox/outbox.ts'
import { keys } from '../../../shared/store/entities/keys.ts'
import { openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'
import { report, reports } from './ses-reports.ts'

let test: TestRuntime
afterEach(() => test.close())

const journey = yaml('j', 'name: J\ntrigger: { event: Signed Up }\nreentry: always\nsteps:\n  - send: hello\n')

async function open(...people: readonly (readonly [string, string])[]): Promise<KeptMail> {
  test = openTestRuntime(testWorkspace({ journeys: [journey], messages: { hello: [] } }))
  for (const [name, email] of people) await test.identify(name, { email })
  await test.track('ann', 'Signed Up')
  const [kept] = test.mails()
  if (kept === undefined) throw new Error('nothing was sent')
  return kept
}

const now = () => new Date(test.runtime.clock.now()).toISOString()

/** How many mails somebody gets who comes in once more. */
async function mailsAfter(name: string): Promise<number> {
  const before = test.mails().length
  await test.track(name, 'Signed Up')
  return test.mails().length - before
}

const final = [
  ['a bounce for good', () => reports.bounce(now(), 'Permanent', 'General'), 'bounced'],
  ['a complaint', () => reports.complaint(now()), 'complained'],
] as const

describe.each(final)('%s', (_, make, kind) => {
  it('takes the address out of use, for everybody who has it', async () => {
    const mail = await open(['ann', 'ann@example.com'], ['ben', 'ANN@example.com'], ['eve', 'eve@example.com'])
    await report(test, mail, make())
    expect(await test.timeline('ann')).toContainEqual(expect.objectContaining({ kind }))
    expect(await mailsAfter('ann')).toBe(0)
    expect(await mailsAfter('ben')).toBe(0)
    expect(await mailsAfter('eve')).toBe(1)
  })

  it('is not undone by a delivery that is reported after', async () => {
    const mail = await open(['ann', 'ann@example.com'])
    await report(test, mail, make())
    await report(test, mail, reports.delivery(now()))
    expect(await mailsAfter('ann')).toBe(0)
  })

  it('means the address that the mail went to, though the contact has another by now', async () => {
    const mail = await open(['ann', 'old@example.com'])
    await test.identify('ann', { email: 'new@example.com' })
    await report(test, mail, make())
    expect(await mailsAfter('ann')).toBe(1)
    await test.identify('ben', { email: 'old@example.com' })
    expect(await mailsAfter('ben')).toBe(0)
  })

  it('is heard though the contact is gone', async () => {
    const mail = await open(['ann', 'ann@example.com'])
    const { contactId } = (await test.contact('ann')) ?? {}
    await test.store.write([
      { kind: 'delete', key: keys.contact(contactId ?? '') },
      { kind: 'delete', key: keys.identity({ kind: 'email', id: 'ann@example.com' }) },
    ])
    await report(test, mail, make())
    expect(test.runtime.queues.waiting()).toBe(0)
    await test.identify('ben', { email: 'ann@example.com' })
    expect(await mailsAfter('ben')).toBe(0)
  })
})

describe('a bounce that passes', () => {
  it.each([
    ['Transient', 'MailboxFull'],
    ['Undetermined', 'Undetermined'],
  ] as const)('takes no address out of use: %s, %s', async (type, subType) => {
    const mail = await open(['ann', 'ann@example.com'])
    await report(test, mail, reports.bounce(now(), type, subType))
    expect(await mailsAfter('ann')).toBe(1)
  })
})
