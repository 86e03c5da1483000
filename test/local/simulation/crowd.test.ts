import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Crowd, openCrowd } from '../../../local/simulation/crowd/crowd.ts'
import type { Publishable } from '../../../local/workspace/compiled-files.ts'
import type { Activity } from '../../../shared/domain/contact/activity.ts'
import { type Contact, newContact } from '../../../shared/domain/contact/contact.ts'
import type { Queue } from '../../../shared/ports/queue.ts'
import { readTimeline } from '../../../shared/store/entities/activities.ts'
import { findContact } from '../../../shared/store/entities/contacts.ts'
import { openTasksOf } from '../../../shared/store/entities/tasks.ts'
import { completeTask } from '../../../shared/store/follow-up/complete-task.ts'
import { entering } from '../../support/entering.ts'
import { type History, historyArbitrary, live } from '../../support/history.ts'
import { smallWorld } from '../../support/random/world.ts'
import { journeyArbitrary } from '../../support/random-journeys.ts'
import { days, openTestRuntime } from '../../support/test-runtime.ts'
import { testWorkspace } from '../../support/test-workspace.ts'

const journeys = 60
const livesEach = 4
const start = Date.UTC(2026, 2, 5, 9, 30, 17)

/** What a life comes to, as far as anybody outside could see it. */
type Life = {
  readonly mails: readonly string[]
  readonly told: readonly string[]
  readonly tags: readonly string[]
  readonly scores: object
}

const lifeOf = (
  mails: readonly { readonly sentAt: number; readonly mail: { readonly why: { readonly message: string } } }[],
  contact: Contact | undefined,
  timeline: readonly Activity[],
): Life => ({
  mails: mails.map(({ sentAt, mail }) => `${sentAt - start} ${mail.why.message}`),
  // What happens at one moment by two ways has no order: an event that a step emits, and the step behind it. A delivery
  // that nobody asks for is told on a laptop alone.
  told: timeline
    .filter(({ kind }) => kind !== 'delivered')
    .map((one) => `${String(one.at - start).padStart(12)} ${one.kind} ${'step' in one ? one.step : ''}`)
    .sort(),
  tags: contact?.tags ?? [],
  scores: contact?.scores ?? {},
})

type Lived = { readonly life: Life; readonly contactId: string }

async function liveOnLaptop(workspace: Publishable, histories: readonly History[]): Promise<readonly Lived[]> {
  const runtime = openTestRuntime(workspace, start)
  await live(runtime, histories, start + days(420))
  const lives = histories.map(async (_, index): Promise<Lived> => {
    const contact = await runtime.contact(`u${index}`)
    const life = lifeOf(runtime.mails(`u${index}@example.com`), contact, await runtime.timeline(`u${index}`))
    return { life, contactId: contact?.contactId ?? '' }
  })
  const all = await Promise.all(lives)
  await runtime.close()
  return all
}

/** The same life in a crowd: each contact has it for themselves, and begins at the same time. */
async function liveInCrowd(
  crowd: Crowd,
  workspace: Publishable,
  { history, index, contactId }: { readonly history: History; readonly index: number; readonly contactId: string },
): Promise<Life> {
  await crowd.begin(start, { random: () => 0.5, isWeighed: false })
  const userId = `u${index}`
  // The ways of a split hang on the contact's id, which is chance on a laptop.
  await crowd.know({ ...newContact(contactId, start), identities: [{ kind: 'user', id: userId }] })
  const record = () =>
    ({ userId, origin: 'server', occurredAt: crowd.clock.now(), receivedAt: crowd.clock.now() }) as const
  await crowd.post({
    ...{ kind: 'identify', messageId: 'first', ...record() },
    traits: { ...history.attributes, email: `${userId}@example.com` },
  })
  let acts = history.deeds.map(({ after, event, properties }, place) => ({
    at: start + after + index,
    run: () => {
      const body = { kind: 'event', messageId: `deed-${index}-${place}`, ...record(), name: event, properties }
      return crowd.post(body)
    },
  }))
  for (const after of history.tasksDone) acts.push({ at: start + after + index, run: () => doTasks(crowd) })
  for (let seen = 0; ; ) {
    for (const kept of crowd.mails().slice(seen)) {
      seen++
      const { message } = kept.mail.why
      const reaction = Object.hasOwn(history.reactions, message) ? history.reactions[message] : undefined
      if (reaction === undefined) continue
      const links = Object.entries(workspace.messages.find(({ id }) => id === message)?.links ?? {})
      const [name, url] = links[reaction.link % Math.max(1, links.length)] ?? ['', '']
      const isClick = reaction.kind === 'clicks' && name !== ''
      // The first mail of a message is what `live` answers, too.
      const first = crowd.mails().find(({ mail }) => mail.why.message === message) ?? kept
      const run = () =>
        reaction.kind === 'replies'
          ? crowd.reply(first)
          : crowd.report(first, isClick ? { kind: 'clicked', name, url } : { kind: 'opened' })
      acts.push({ at: kept.sentAt + reaction.after, run })
    }
    acts = acts.toSorted((a, b) => a.at - b.at)
    const [next] = acts
    if (next !== undefined && next.at <= crowd.nextDue()) {
      acts = acts.slice(1)
      await crowd.advanceTo(next.at)
      await next.run()
    } else if (crowd.nextDue() < start + days(420)) await crowd.advanceTo(crowd.nextDue())
    else break
  }
  const contact = (await findContact(crowd.store, contactId))?.contact
  return lifeOf(crowd.mails(), contact, (await readTimeline(crowd.store, contactId)).activities)
}

async function doTasks(crowd: Crowd): Promise<void> {
  const queue: Queue = { send: (name, messages) => crowd.send(name, ...messages.map(({ body }) => body)) }
  for (const { taskId } of await openTasksOf(crowd.store, 'sales', 100)) {
    await completeTask({ taskId }, { store: crowd.store, queue, clock: crowd.clock })
  }
}

test(`the crowd does to everybody what the laptop does: ${journeys * livesEach} random lives`, async () => {
  let mails = 0
  await fc.assert(
    fc.asyncProperty(
      journeyArbitrary(),
      fc.array(historyArbitrary(), { minLength: livesEach, maxLength: livesEach }),
      fc.constantFrom({}, { quietHours: { from: '21:00', until: '08:00' } }),
      async ({ written }, someHistories, settings) => {
        const source = { kind: 'value', id: 'random', file: 'random.ts', value: written } as const
        const workspace = testWorkspace({ journeys: [source], messages: smallWorld.messages, settings })
        const histories = someHistories.map((history) => entering(written, history))
        const crowd = await openCrowd(workspace)
        const onLaptop = await liveOnLaptop(workspace, histories)
        for (const [index, history] of histories.entries()) {
          const { contactId = '', life: wanted } = onLaptop[index] ?? {}
          const life = await liveInCrowd(crowd, workspace, { history, index, contactId })
          mails += life.mails.length
          expect(life).toEqual(wanted)
        }
      },
    ),
    { numRuns: journeys, endOnFailure: true },
  )
  // Lives in which nobody gets anything would prove nothing.
  expect(mails).toBeGreaterThan(journeys * livesEach * 0.1)
}, 120_000)
