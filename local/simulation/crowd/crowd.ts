import type { Contact } from '../../../shared/domain/contact/contact.ts'
import type { QueueName } from '../../../shared/ports/queue.ts'
import type { Store } from '../../../shared/ports/store.ts'
import { putContact } from '../../../shared/store/entities/contacts.ts'
import { putIdentity } from '../../../shared/store/entities/identities.ts'
import { type Engaged, reportEngagement } from '../../outbox/engage.ts'
import type { KeptMail } from '../../outbox/outbox.ts'
import { reportReply } from '../../outbox/reply.ts'
import type { Execution } from '../../step-functions/execution.ts'
import type { Publishable } from '../../workspace/compiled-files.ts'
import type { Taken } from '../splits/ways-taken.ts'
import type { Winner } from '../splits/winner.ts'
import { assemble, type Kept, nothingKept } from './assemble.ts'
import type { CrowdRunner } from './crowd-runner.ts'
import type { OpenHours } from './door.ts'
import type { Chance } from './lot.ts'
import { noUsage, type Usage } from './usage.ts'
import type { Visit } from './visits.ts'

/**
 * A whole Waymark for one contact at a time: the same cores and state machines, all in memory, everything one after the
 * other. Each contact has it for themselves and on a clock of their own, so what becomes of one can hang on no other:
 * which ways of splits have won among them all is told to it.
 */
export type Crowd = {
  /** What is kept of the contact; looking at it is not counted. */
  readonly store: Store
  readonly clock: { now(): number }
  /** What was used since it was taken last. */
  takeUsage(): Usage
  /** Forgets the contact before, and begins anew at a time, also at one that lies before the last. */
  begin(startsAt: number, chance: Chance, hours?: OpenHours): Promise<void>
  /** From now on these ways of splits have won, each from its own moment on. */
  decide(winners: readonly Winner[]): void
  /** Puts a contact there whom the product knows already. */
  know(contact: Contact): Promise<void>
  /** Posts records of the intake, as an SDK does, and lets everything follow that follows at once. */
  post(...records: readonly object[]): Promise<void>
  /** Puts messages on a queue, and lets everything follow. */
  send(queue: QueueName, ...bodies: readonly object[]): Promise<void>
  /** Tells what the contact did with a mail, as SES does, and lets everything follow. */
  report(mail: KeptMail, engaged: Engaged): Promise<void>
  /** Tells that the contact replied to a mail, and lets everything follow. */
  reply(mail: KeptMail): Promise<void>
  /** When something falls due next; infinity where nothing does. */
  nextDue(): number
  /** Puts the clock to a time, wakes what is due, and lets everything follow. */
  advanceTo(time: number): Promise<void>
  /** The mails of the contact, oldest first. */
  mails(): readonly KeptMail[]
  executions(): readonly Execution[]
  /** Whether an execution of a journey still runs. */
  isCarrying(journey: string): boolean
  /** How many executions of a journey were started. */
  begun(journey: string): number
  /** The ways of splits that the contact took, and what was counted for them. */
  taken(): readonly Taken[]
  visits(): readonly Visit[]
}

/** Opens a crowd in which a workspace is published. */
export async function openCrowd(workspace: Publishable): Promise<Crowd> {
  const kept = nothingKept()
  const { clock, work, used, store, mailbox } = kept
  const { bus, queue, keeper, runner } = await assemble(workspace, kept)
  const act = async (deed: () => Promise<void>): Promise<void> => {
    await deed()
    await work.finish()
  }
  const send: Crowd['send'] = (name, ...bodies) =>
    act(() =>
      queue.send(
        name,
        bodies.map((body) => ({ body })),
      ),
    )
  return {
    ...{ store, clock, send },
    ...existing(kept, runner),
    async begin(startsAt, chance, hours) {
      clock.set(startsAt)
      kept.lot.begin(chance)
      kept.door.begin(hours)
      store.clear()
      runner.clear()
      mailbox.clear()
      kept.ways.clear()
      kept.visits.length = 0
      await keeper.begin(startsAt)
    },
    async know(contact) {
      const identities = contact.identities.map((identity) => putIdentity(identity, contact.contactId, undefined))
      await store.write([putContact(contact, undefined), ...identities])
    },
    post(...records) {
      used.requests++
      return send('intake', ...records)
    },
    report: (mail, engaged) => act(() => reportEngagement(mail, engaged, bus, clock)),
    reply: (mail) => act(() => reportReply(mail, bus, clock)),
    nextDue: () => Math.min(runner.nextDue(), keeper.nextDue()),
    advanceTo: (time) =>
      act(async () => {
        clock.set(Math.max(time, clock.now()))
        runner.wakeDue()
        keeper.wakeDue()
      }),
  }
}

/** What there is to see of the contact who lives now, and what has won around them. */
const existing = ({ used, mailbox, ways, visits }: Kept, runner: CrowdRunner) => ({
  takeUsage() {
    const taken = { ...used }
    Object.assign(used, noUsage())
    return taken
  },
  mails: () => mailbox.mails,
  executions: () => runner.executions(),
  isCarrying: (journey: string) => runner.isCarrying(journey),
  begun: (journey: string) => runner.begun(journey),
  taken: () => ways.taken(),
  decide: (winners: readonly Winner[]) => ways.decide(winners),
  visits: () => visits,
})
