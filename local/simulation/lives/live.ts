import type { OpenWait } from '../../../shared/domain/enrollment/enrollment.ts'
import { findContact } from '../../../shared/store/entities/contacts.ts'
import type { Crowd } from '../crowd/crowd.ts'
import { SimulationFault } from '../crowd/simulation-fault.ts'
import { arrive, look } from '../habits/arrival.ts'
import { answersTo, awaitedDeed, type Deed, type Doer, deedsAnyway } from '../habits/deeds.ts'
import { nextMoment } from '../habits/moments.ts'
import type { Person } from '../habits/person.ts'
import type { World } from '../habits/world.ts'
import { Agenda } from './agenda.ts'

/** How long a life is watched, and how long the journey takes whoever does nothing (milliseconds). */
export type Span = { readonly watched: number; readonly lasts: number }

/** Far more happens to nobody whose journeys come to an end. */
const mostHappenings = 20_000

/**
 * Lets one contact live through the workspace's journeys on a clock of their own, until they are through the one that is
 * simulated and have done all that they will do.
 */
export async function live(crowd: Crowd, person: Person, world: World, span: Span): Promise<void> {
  const doer: Doer = { crowd, person, world }
  const agenda = new Agenda()
  const planner = planning(doer, agenda, span)
  const end = person.arrivesAt + span.watched
  // One in fifty is enough to know what the items weigh.
  const chance = { random: randomOf(person), isWeighed: person.number % 50 === 1 }
  await crowd.begin(person.knownAt, chance, { journey: world.journey.id, ...person.hours })
  await crowd.know(person.contact)
  await come(doer, agenda)
  if (!world.goesByTime) agenda.plan(deedsAnyway(doer, { nth: 1, from: person.arrivesAt, lasts: span.lasts }))
  for (let happenings = 0; ; happenings++) {
    await planner()
    const next = Math.min(agenda.next, crowd.nextDue())
    if (isOver(doer, agenda) || next > end || next === Number.POSITIVE_INFINITY) return
    if (happenings > mostHappenings) throw new SimulationFault(`more than ${mostHappenings} things happened`)
    const isDeed = agenda.next <= crowd.nextDue()
    await crowd.advanceTo(next)
    if (isDeed) await agenda.doNext()
  }
}

/** Lets a contact come, or plans that they will: where time lets contacts in, it must know them first. */
async function come({ crowd, person, world }: Doer, agenda: Agenda): Promise<void> {
  if (!world.goesByTime) return arrive(crowd, person, world)
  await look(crowd, person)
  if (person.comes === 'by-deed') agenda.plan([{ at: person.arrivesAt, run: () => arrive(crowd, person, world) }])
}

/** Whether nothing is left to be done, and nothing will let the contact in any more. */
const isOver = ({ crowd, person, world }: Doer, agenda: Agenda): boolean =>
  agenda.next === Number.POSITIVE_INFINITY &&
  !crowd.isCarrying(world.journey.id) &&
  nextMoment(person.contact, crowd.clock.now(), world) === undefined

/** Plans what the contact does with all that has come since it was called last. */
function planning({ crowd, person, world }: Doer, agenda: Agenda, { lasts }: Span): () => Promise<void> {
  const doer = { crowd, person, world }
  const counts = new Map<string, number>()
  const waits = new Set<string>()
  let seen = 0
  let passes = 0
  return async () => {
    while (world.goesByTime && passes < crowd.begun(world.journey.id)) {
      passes++
      agenda.beginAnew()
      agenda.plan(deedsAnyway(doer, { nth: passes, from: crowd.clock.now(), lasts }))
    }
    const mails = crowd.mails()
    for (; seen < mails.length; seen++) {
      const kept = mails[seen]
      if (kept === undefined) break
      const { message } = kept.mail.why
      const nth = (counts.get(message) ?? 0) + 1
      counts.set(message, nth)
      agenda.plan(answersTo(kept, nth, doer))
    }
    if (world.isEventAwaited) agenda.plan(await awaitedNow(doer, waits))
  }
}

/** What comes of the waits for events that have begun since; `known` are those before. */
async function awaitedNow(doer: Doer, known: Set<string>): Promise<readonly Deed[]> {
  const { crowd, person, world } = doer
  const stored = await findContact(crowd.store, person.contact.contactId)
  return Object.entries(stored?.contact.enrollments ?? {}).flatMap(([enrollmentId, { wait, journey }]) => {
    if (wait === undefined || known.has(wait.token)) return []
    known.add(wait.token)
    return awaitedDeed({ enrollmentId, wait, until: endOf(wait, crowd) }, world.watches.get(journey) ?? [], doer)
  })
}

/** When a wait is over, if nobody answers. */
function endOf({ token, since }: OpenWait, crowd: Crowd): number {
  const waiting = crowd.executions().find(({ parked }) => parked.kind === 'task' && parked.task === token)
  const until = waiting?.parked.kind === 'task' ? waiting.parked.timeoutAt : undefined
  return until ?? since + 86_400_000
}

/** Chance for the machines: another number each time, the same in each run. */
function randomOf({ dice }: Person): () => number {
  let count = 0
  return () => dice(`chance ${count++}`)
}
