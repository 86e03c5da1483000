import type { CompiledJourney } from '../shared/contracts/content/compiled-journey.ts'
import type { IntakeRecord } from '../shared/contracts/intake-record.ts'
import type { Comparison } from '../shared/domain/condition/comparison.ts'
import type { Activity } from '../shared/domain/contact/activity.ts'
import { readTimeline } from '../shared/store/entities/activities.ts'
import { contactIdOf } from '../shared/store/entities/identities.ts'
import { openJournal } from '../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../shared/store/sqlite/write-barrier.ts'
import { virtualClock } from './clock/local-clock.ts'
import { reportEngagement } from './outbox/engage.ts'
import { linksIn } from './outbox/links.ts'
import type { KeptMail } from './outbox/outbox.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import type { Publishable } from './workspace/compiled-files.ts'

/** What one invented contact does: which messages they open and click, and what else happens to them, and when. */
export type Script = {
  readonly journey: string
  readonly startsAt: number
  readonly attributes: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, string>>
  readonly opens: readonly string[]
  /** Messages, or `message:link` for a named one. */
  readonly clicks: readonly string[]
  /** Events, so many milliseconds after entry. */
  readonly events: readonly {
    readonly name: string
    readonly after: number
    readonly properties: Readonly<Record<string, string>>
  }[]
  /** How long after its sending a message is answered. */
  readonly answersAfter: number
}

/** What came of it: the timeline of the contact, and the mails they got. */
export type Played = {
  readonly timeline: readonly Activity[]
  readonly mails: readonly KeptMail[]
  readonly milliseconds: number
}

/** There is no such journey in the workspace. */
export class UnknownJourney extends Error {
  override readonly name = 'UnknownJourney'
}

/** The longest that anybody watches: an execution ends after a year. */
const longest = 370 * 86_400_000

/** Plays one contact through a journey on a clock of its own, with the cores and machines that also run for real. */
export async function play(workspace: Publishable, script: Script): Promise<Played> {
  const began = performance.now()
  const journey = workspace.journeys.find((one) => one.journey.id === script.journey)?.journey
  if (journey === undefined) throw new UnknownJourney(`there is no journey called ${script.journey}`)
  const journal = openJournal({ path: ':memory:' })
  const store = sqliteStore(journal, noBarrier)
  const clock = virtualClock(script.startsAt)
  const secrets = { read: async () => 'play', signingKey: 'play' }
  const runtime = createRuntime({ journal, clock, store, secrets, publicUrl: 'http://127.0.0.1' })
  runtime.publish(workspace)
  runtime.start()
  await enter(runtime, journey, script)
  await live(runtime, script)
  const contactId = await contactIdOf(store, { kind: 'user', id: userId })
  const { activities } = contactId === undefined ? { activities: [] } : await readTimeline(store, contactId)
  const mails = runtime.outbox.list({ limit: 1000 }).toReversed()
  await runtime.stop()
  return { timeline: activities, mails, milliseconds: performance.now() - began }
}

const userId = 'invented'

async function enter({ queues, clock, inFlight }: Runtime, journey: CompiledJourney, script: Script): Promise<void> {
  const base = { occurredAt: clock.now(), receivedAt: clock.now(), userId, origin: 'server' } as const
  const trigger = journey.triggers.find((one) => one.kind === 'event')
  const wanted = Object.fromEntries((trigger?.where ?? []).map(({ field, tests }) => [field, valueThatPasses(tests)]))
  const records: readonly IntakeRecord[] = [
    { kind: 'identify', messageId: 'play-identify', ...base, traits: { ...script.attributes } },
    {
      kind: 'event',
      messageId: 'play-trigger',
      ...base,
      name: trigger?.event ?? '',
      properties: { ...wanted, ...script.properties },
    },
  ]
  await queues.send(
    'intake',
    records.map((body) => ({ body, group: userId })),
  )
  await inFlight.idle()
}

/** A value with which the trigger's filter lets the contact in. */
function valueThatPasses(tests: readonly Comparison[]): string | number | boolean {
  const test = tests[0]
  if (test?.kind === 'in') return String(test.values[0] ?? '')
  if (test === undefined || test.kind === 'exists') return true
  return typeof test.value === 'number'
    ? test.value + (test.kind === 'gt' ? 1 : test.kind === 'lt' ? -1 : 0)
    : String(test.value)
}

type Deed = { readonly at: number; readonly run: () => Promise<void> }

/** Lets time pass from one happening to the next, until nothing more can happen. */
async function live(runtime: Runtime, script: Script): Promise<void> {
  const end = script.startsAt + longest
  const told = new Set<string>()
  let deeds: readonly Deed[] = script.events.map((event, index) => eventDeed(runtime, script, event, index))
  for (;;) {
    for (const kept of runtime.outbox.list({ limit: 1000 }).filter(({ id }) => !told.has(id))) {
      told.add(kept.id)
      deeds = [...deeds, ...answersTo(kept, runtime, script)]
    }
    const next = deeds.toSorted((a, b) => a.at - b.at)[0]
    const due = runtime.timers.nextDue()
    if (next !== undefined && (due === undefined || next.at <= due)) {
      await runtime.advanceTo(next.at)
      deeds = deeds.filter((deed) => deed !== next)
      await next.run()
      await runtime.inFlight.idle()
    } else if (due !== undefined && due <= end) await runtime.advanceTo(due)
    else return
  }
}

function eventDeed({ queues, clock }: Runtime, script: Script, event: Script['events'][number], index: number): Deed {
  return {
    at: script.startsAt + event.after,
    run: () => {
      const now = clock.now()
      const body: IntakeRecord = {
        ...{
          kind: 'event',
          messageId: `play-event-${index}`,
          userId,
          origin: 'server',
          occurredAt: now,
          receivedAt: now,
        },
        ...{ name: event.name, properties: { ...event.properties } },
      }
      return queues.send('intake', [{ body, group: userId }])
    },
  }
}

function answersTo(kept: KeptMail, { bus, clock }: Runtime, script: Script): readonly Deed[] {
  const message = kept.mail.why.message
  const at = kept.sentAt + script.answersAfter
  const clicked = script.clicks.find((one) => one === message || one.startsWith(`${message}:`))
  if (clicked !== undefined) {
    const wanted = clicked.split(':')[1]
    const link = linksIn(kept.mail.html).find(
      ({ name }) => name !== 'unsubscribe' && (wanted === undefined || name === wanted),
    )
    const run = () => (link ? reportEngagement(kept, { kind: 'clicked', ...link }, bus, clock) : Promise.resolve())
    return [{ at, run }]
  }
  if (!script.opens.includes(message)) return []
  return [{ at, run: () => reportEngagement(kept, { kind: 'opened' }, bus, clock) }]
}
