import { expect, test } from 'vitest'
import { openCrowd } from '../../../local/simulation/crowd/crowd.ts'
import { newContact } from '../../../shared/domain/contact/contact.ts'
import { readTimeline } from '../../../shared/store/entities/activities.ts'
import { findContact } from '../../../shared/store/entities/contacts.ts'
import { monday } from '../../support/test-runtime.ts'
import { testWorkspace, yaml } from '../../support/test-workspace.ts'

const sending = yaml('j', 'name: J\ntrigger: { event: Signed Up }\nsteps: [{ send: hello }, { send: second }]\n')
const asking = yaml('k', 'name: K\ntrigger: { segment: { entered: reached } }\nsteps: [{ tag: reached }]\n')

/** One contact goes through the journeys of a crowd; what they are then, and what was used for it. */
async function lived(parts: Partial<Parameters<typeof testWorkspace>[0]>) {
  const crowd = await openCrowd(testWorkspace({ messages: { hello: [], second: [] }, journeys: [sending], ...parts }))
  await crowd.begin(monday, { random: () => 0.5, isWeighed: false })
  await crowd.know({ ...newContact('ann', monday), identities: [{ kind: 'user', id: 'ann' }] })
  const common = { userId: 'ann', origin: 'server', occurredAt: monday, receivedAt: monday }
  await crowd.post({ kind: 'identify', messageId: 'i', ...common, traits: { email: 'ann@example.com' } })
  await crowd.post({ kind: 'event', messageId: 'e', ...common, name: 'Signed Up', properties: {} })
  const tags = (await findContact(crowd.store, 'ann'))?.contact.tags
  const { activities } = await readTimeline(crowd.store, 'ann')
  const told = activities.flatMap((one) => ('message' in one ? [`${one.kind} ${one.message}`] : []))
  const { mails, deliveries } = crowd.takeUsage()
  return { tags, told, mails, deliveries }
}

test('invented contacts are told to have their mails, where somebody asks for it', async () => {
  const segments = { reached: '{ received: hello }' }
  expect(await lived({ journeys: [sending, asking], segments })).toEqual({
    tags: ['reached'],
    told: expect.arrayContaining(['sent hello', 'delivered hello', 'sent second', 'delivered second']),
    ...{ mails: 2, deliveries: 2 },
  })
})

test('invented contacts are not told to have their mails, where nobody does', async () => {
  expect(await lived({})).toEqual({ tags: [], told: ['sent hello', 'sent second'], mails: 2, deliveries: 0 })
})
