import fc from 'fast-check'
import { linksIn } from '../../local/outbox/links.ts'
import type { KeptMail } from '../../local/outbox/outbox.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { openTasksOf } from '../../shared/store/entities/tasks.ts'
import { completeTask } from '../../shared/store/follow-up/complete-task.ts'
import type { JourneyWorld, Scalar } from './random/world.ts'
import { smallWorld } from './random/world.ts'
import type { TestRuntime } from './test-runtime.ts'

/** How a contact answers a message, so many milliseconds after it came. */
export type Reaction = { readonly kind: 'opens' | 'clicks' | 'replies'; readonly link: number; readonly after: number }

/** What one contact does: who they are, what they do when, and how they answer each message. */
export type History = {
  readonly attributes: Readonly<Record<string, Scalar>>
  readonly deeds: readonly { readonly after: number; readonly event: string; readonly properties: JsonObject }[]
  readonly reactions: Readonly<Record<string, Reaction>>
  /** When somebody sits down and does everything that was asked of the sales team for this contact. */
  readonly tasksDone: readonly number[]
}

/** Times that fall together with nothing that a journey does: a few days, and odd milliseconds. */
const someMoment = fc.integer({ min: 1, max: 40 * 24 * 60 }).map((minutes) => minutes * 60_000 + 31_337)

/** Random histories of the contacts of a world; the first deed lets them in, if the journey takes that event. */
export function historyArbitrary(world: JourneyWorld = smallWorld): fc.Arbitrary<History> {
  const properties = (event: string) =>
    fc.record(
      Object.fromEntries(
        Object.entries(world.events[event] ?? {}).map(([name, values]) => [name, fc.constantFrom(...values)]),
      ),
      { requiredKeys: [] },
    )
  const event = fc
    .constantFrom(...Object.keys(world.events))
    .chain((name) => properties(name).map((given) => ({ event: name, properties: given as JsonObject })))
  const reaction = fc.record({
    kind: fc.constantFrom('opens', 'clicks', 'clicks', 'replies'),
    link: fc.nat(2),
    after: someMoment.map((after) => (after % (6 * 86_400_000)) + 61_003),
  }) as fc.Arbitrary<Reaction>
  return fc.record({
    attributes: fc.record(
      Object.fromEntries(Object.entries(world.attributes).map(([name, values]) => [name, fc.constantFrom(...values)])),
      { requiredKeys: [] },
    ) as fc.Arbitrary<Record<string, Scalar>>,
    deeds: fc
      .tuple(event, fc.array(fc.record({ after: someMoment, what: event }), { maxLength: 5 }))
      .map(([first, others]) => [{ after: 0, ...first }, ...others.map(({ after, what }) => ({ after, ...what }))]),
    reactions: fc.dictionary(fc.constantFrom(...Object.keys(world.messages)), reaction, {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    tasksDone: fc.array(someMoment, { maxLength: 3 }),
  })
}

type Act = { readonly at: number; readonly run: () => Promise<void> }

/** Lives several histories at once in a runtime, each by a contact of its own (`u0`, `u1`, …), until nothing is left to happen. */
export async function live(test: TestRuntime, histories: readonly History[], end: number): Promise<void> {
  const begin = test.runtime.clock.now()
  const seen = new Set<string>()
  let acts: Act[] = []
  for (const [index, { attributes, deeds, tasksDone }] of histories.entries()) {
    await test.identify(`u${index}`, { ...attributes, email: addressOf(index) })
    for (const [place, { after, event, properties }] of deeds.entries()) {
      const run = () => test.track(`u${index}`, event, properties, `deed-${index}-${place}`)
      acts.push({ at: begin + after + index, run })
    }
    for (const after of tasksDone) acts.push({ at: begin + after + index, run: () => doTasks(test, `u${index}`) })
  }
  for (;;) {
    for (const kept of test.mails().filter(({ id }) => !seen.has(id))) {
      seen.add(kept.id)
      acts.push(...reactionsTo(test, kept, histories))
    }
    acts = acts.toSorted((a, b) => a.at - b.at)
    const next = acts[0]
    const due = test.runtime.timers.nextDue()
    if (next !== undefined && (due === undefined || next.at <= due)) {
      acts = acts.slice(1)
      await test.runtime.advanceTo(next.at)
      await next.run()
    } else if (due !== undefined && due < end) await test.runtime.advanceTo(due)
    else return
  }
}

async function doTasks({ store, runtime, contact }: TestRuntime, userId: string): Promise<void> {
  const contactId = (await contact(userId))?.contactId
  for (const task of await openTasksOf(store, 'sales', 100)) {
    if (task.contactId !== contactId) continue
    await completeTask({ taskId: task.taskId }, { store, queue: runtime.queues, clock: runtime.clock })
  }
  await runtime.inFlight.idle()
}

const addressOf = (index: number): string => `u${index}@example.com`

function reactionsTo(test: TestRuntime, kept: KeptMail, histories: readonly History[]): readonly Act[] {
  const index = Number(/^u([0-9]+)@/.exec(kept.mail.to)?.[1])
  const { message } = kept.mail.why
  const reactions = histories[index]?.reactions ?? {}
  const reaction = Object.hasOwn(reactions, message) ? reactions[message] : undefined
  if (reaction === undefined) return []
  const names = linksIn(kept.mail.html).flatMap(({ name }) => (name === 'unsubscribe' ? [] : [name]))
  const link = names[reaction.link % Math.max(1, names.length)]
  const isClick = reaction.kind === 'clicks' && link !== undefined
  const run = () => {
    if (reaction.kind === 'replies') return test.reply(kept.mail.to, message)
    return isClick ? test.click(kept.mail.to, message, link) : test.open(kept.mail.to, message)
  }
  return [{ at: kept.sentAt + reaction.after, run }]
}
