import { reportEngagement } from '../../../local/outbox/engage.ts'
import type { KeptMail } from '../../../local/outbox/outbox.ts'
import { reportReply } from '../../../local/outbox/reply.ts'
import type { Crowd } from '../../../local/simulation/crowd/crowd.ts'
import { arrive, look } from '../../../local/simulation/habits/arrival.ts'
import { answersTo } from '../../../local/simulation/habits/deeds.ts'
import { drawPerson, type Person } from '../../../local/simulation/habits/person.ts'
import { type World, worldOf } from '../../../local/simulation/habits/world.ts'
import { journeyOf } from '../../../local/simulation/journey-of.ts'
import { type SimulationOptions, withUsual } from '../../../local/simulation/options.ts'
import type { Publishable } from '../../../local/workspace/compiled-files.ts'
import { putContact } from '../../../shared/store/entities/contacts.ts'
import { putIdentity } from '../../../shared/store/entities/identities.ts'
import { days, openTestRuntime, type TestRuntime } from '../../support/test-runtime.ts'

/** The contacts of a simulation, and what they all go by. */
export function peopleOf(workspace: Publishable, options: SimulationOptions): readonly [World, readonly Person[]] {
  const { contacts, journey, ...whole } = withUsual(options, workspace)
  const world = worldOf(workspace, journeyOf(workspace, journey), whole)
  return [world, Array.from({ length: contacts }, (_, index) => drawPerson(index + 1, world))]
}

type Act = { readonly at: number; readonly run: () => Promise<unknown> }

/**
 * Lets the contacts of a simulation live together on one laptop, where they share a store: they come at their times, and
 * answer their mails. The runtime is the caller's to close.
 */
export async function liveOnLaptop(workspace: Publishable, [world, people]: ReturnType<typeof peopleOf>, end: number) {
  const test = openTestRuntime(workspace, Math.min(...people.map(({ knownAt }) => knownAt)) - days(1))
  const crowd = asCrowd(test)
  let acts: Act[] = people.flatMap((person) => [
    { at: person.knownAt, run: () => know(person, test) },
    ...(world.goesByTime ? [{ at: person.knownAt, run: () => look(crowd, person) }] : []),
    ...(person.comes === 'by-deed' ? [{ at: person.arrivesAt, run: () => arrive(crowd, person, world) }] : []),
  ])
  const seen = new Set<string>()
  for (;;) {
    // The latest first; not more have gone out since they were looked at.
    for (const kept of test.runtime.outbox.list({ limit: 50 })) {
      if (seen.has(kept.id)) continue
      seen.add(kept.id)
      const person = people.find(({ userId }) => kept.mail.to === `${userId}@example.com`)
      if (person !== undefined) acts.push(...answersTo(kept, 1, { crowd, person, world }))
    }
    acts = acts.toSorted((a, b) => a.at - b.at)
    const [next] = acts
    const due = test.runtime.timers.nextDue() ?? Number.POSITIVE_INFINITY
    if (Math.min(next?.at ?? due, due) >= end) return test
    await test.runtime.advanceTo(Math.min(next?.at ?? due, due))
    if (next === undefined || next.at > due) continue
    acts = acts.slice(1)
    await next.run()
  }
}

async function know({ contact }: Person, { store }: TestRuntime): Promise<void> {
  const identities = contact.identities.map((identity) => putIdentity(identity, contact.contactId, undefined))
  await store.write([putContact(contact, undefined), ...identities])
}

/** The laptop as contacts of a simulation know it: who comes and answers asks for no more of a crowd than this. */
function asCrowd({ runtime }: TestRuntime): Crowd {
  const send: Crowd['send'] = async (queue, ...bodies) => {
    await runtime.queues.send(
      queue,
      bodies.map((body) => ({ body, group: 'all' })),
    )
    await runtime.inFlight.idle()
  }
  const some: Pick<Crowd, 'clock' | 'send' | 'post' | 'report' | 'reply'> = {
    clock: runtime.clock,
    send,
    post: (...records) => send('intake', ...records),
    async report(mail, engaged) {
      await reportEngagement(mail, engaged, runtime.bus, runtime.clock)
      await runtime.inFlight.idle()
    },
    async reply(mail) {
      await reportReply(mail, runtime.bus, runtime.clock)
      await runtime.inFlight.idle()
    },
  }
  return some as Crowd
}

/** Mails as they can be compared: when each went to whom. */
export const told = (mails: readonly KeptMail[]): readonly string[] =>
  mails.map(({ sentAt, mail }) => `${new Date(sentAt).toISOString()} ${mail.to} ${mail.why.message}`).sort()
