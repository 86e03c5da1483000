import type { JsonObject } from '../../shared/domain/json.ts'
import { subtractDuration } from '../../shared/domain/time/local-time.ts'
import { openJournal } from '../../shared/store/sqlite/journal.ts'
import { sqliteStore } from '../../shared/store/sqlite/sqlite-store.ts'
import { noBarrier } from '../../shared/store/sqlite/write-barrier.ts'
import { wayOf } from '../../state-machines/scenarios/check-scenario.ts'
import { virtualClock } from '../clock/local-clock.ts'
import { createRuntime, type Runtime } from '../runtime.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import { doDeed } from './do-deed.ts'
import { type InventedContact, inventContact } from './invented-contact.ts'
import { letIn } from './let-in.ts'
import { type Life, live, mailsOf } from './live.ts'
import { type Played, type Script, UnknownJourney } from './script.ts'
import { type Start, startOf } from './starts-at.ts'

const minute = 60_000

/** Plays one contact through a journey on a clock of its own, with the cores and machines that also run for real. */
export async function play(workspace: Publishable, script: Script): Promise<Played> {
  const began = performance.now()
  const journey = workspace.journeys.find((one) => one.journey.id === script.journey)?.journey
  if (journey === undefined) throw new UnknownJourney(`there is no journey called ${script.journey}`)
  const { by } = script
  const trigger = journey.triggers.find((one) => by === undefined || wayOf(one) === by)
  const attributes = withUsual(script.contact, workspace)
  const start = startOf(trigger, script.starts, attributes, String(attributes['timezone']))
  const runtime = openRuntime(earliestOf(script, start))
  const contact = inventContact(runtime)
  await rememberPast(workspace, { script, start, attributes, runtime, contact })
  const { at: startsAt, zone } = start
  await runtime.advanceTo(startsAt)
  const letting = { runtime, contact, journey, trigger, properties: script.trigger, zone }
  const keptOut = start.kind === 'never' ? start.why : await letIn(letting)
  const life: Life = { runtime, contact, journey: journey.id, startsAt, zone }
  const undone = keptOut === undefined ? await live(script.happens, life) : []
  const outcome = { timeline: await contact.timeline(), mails: mailsOf(life), contact: await contact.find() }
  await runtime.stop()
  return { journey: journey.id, startsAt, zone, keptOut, undone, ...outcome, milliseconds: performance.now() - began }
}

/** An address and a zone of their own, so that the file need not say what matters to nobody. */
const withUsual = (contact: JsonObject, { settings }: Publishable): JsonObject => ({
  email: 'robin@example.com',
  timezone: settings.timeZone,
  ...contact,
})

function openRuntime(now: number): Runtime {
  const journal = openJournal({ path: ':memory:' })
  const secrets = { read: async () => 'play', signingKey: 'play' }
  const [store, clock] = [sqliteStore(journal, noBarrier), virtualClock(now)]
  return createRuntime({ journal, clock, store, secrets, publicUrl: 'http://127.0.0.1' })
}

const earliestOf = ({ before }: Script, { at, zone }: Start): number =>
  Math.min(at - 2 * minute, ...before.map(({ ago }) => subtractDuration(zone, at, ago) - minute))

type Past = {
  readonly script: Script
  readonly start: Start
  readonly attributes: JsonObject
  readonly runtime: Runtime
  readonly contact: InventedContact
}

/** What the contact is and did before. No journey lets anybody in yet, but what they ask about is counted. */
async function rememberPast(workspace: Publishable, { script, start, attributes, runtime, contact }: Past) {
  const { tags, scores, before } = script
  const journeys = workspace.journeys.map((one) => ({ ...one, journey: { ...one.journey, triggers: [] } }))
  runtime.publish({ ...workspace, journeys })
  runtime.start()
  await contact.identify({ ...(start.kind === 'start' ? start.invented : {}), ...attributes })
  await contact.change((one) => ({ ...one, tags, scores }))
  const past = before.map(({ ago, deed }) => ({ deed, at: subtractDuration(start.zone, start.at, ago) }))
  for (const { deed, at } of past.toSorted((a, b) => a.at - b.at)) {
    await runtime.advanceTo(at)
    await doDeed(deed, { runtime, contact, journey: script.journey, mail: undefined })
  }
  await runtime.advanceTo(start.at - minute)
  runtime.publish(workspace)
  await contact.look()
}
