import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import { type Crowd, openCrowd } from './crowd/crowd.ts'
import { SimulationFault } from './crowd/simulation-fault.ts'
import { drawPerson, type Person } from './habits/person.ts'
import { type World, worldOf } from './habits/world.ts'
import { journeyOf } from './journey-of.ts'
import { live, type Span } from './lives/live.ts'
import { passagesOf } from './lives/passages.ts'
import { type SimulationOptions, type Stretch, withUsual } from './options.ts'
import { noBatch } from './result/batch.ts'
import { addUp } from './result/counts.ts'
import type { LivedLife } from './result/tally-life.ts'
import { tallyLife } from './result/tally-life.ts'
import { touchable } from './splits/contests.ts'
import type { Lived } from './splits/live-in-rounds.ts'
import type { Note } from './splits/next-winner.ts'

/** A simulation that is ready to let contacts live, some at a time. */
export type Simulation = {
  readonly world: World
  /** Lets contacts live, and counts what becomes of them. */
  run(stretch: Stretch): Promise<Lived>
}

/** Opens a simulation. All of it is for one contact at a time, so it makes no difference which of them it is given. */
export async function openSimulation(workspace: Publishable, options: SimulationOptions): Promise<Simulation> {
  const { watched, journey: id, ...whole } = withUsual(options, workspace)
  const journey = journeyOf(workspace, id)
  const crowd = await openCrowd(workspace)
  const world = worldOf(workspace, journey, whole)
  const span: Span = { watched, lasts: await lastingOf(crowd, world) }
  const isTouchable = touchable(workspace, world.startsAt)
  return {
    world,
    async run({ numbers, winners }) {
      crowd.decide(winners)
      const [settled, open] = [noBatch(journey), noBatch(journey)]
      const openNumbers: number[] = []
      const notes: Note[] = []
      for (const number of numbers) {
        const person = drawPerson(number, world)
        const lived = await lifeOf(crowd, person, world, span)
        const isOpen = isTouchable(lived.taken)
        tallyLife(isOpen ? open : settled, lived)
        addUp((isOpen ? open : settled).tally.usage, crowd.takeUsage())
        if (isOpen) openNumbers.push(number)
        for (const one of lived.taken) notes.push({ ...one, contact: number, timeZone: timeZoneOf(person.contact) })
      }
      return { settled, open, openNumbers, notes }
    },
  }
}

/** Lets a contact live, and gathers what became of them; who has no day on which they could come is left out. */
async function lifeOf(crowd: Crowd, person: Person, world: World, span: Span): Promise<LivedLife> {
  const { contact, comes, number } = person
  const { journey, settings } = world
  const about = { contact: number, journey: journey.id, comes, timeZone: settings.timeZone }
  const zone = zoneOf(timeZoneOf(contact), settings, person.arrivesAt)
  if (comes === 'never') return { ...about, zone, passages: [], refusals: [], mails: [], executions: [], taken: [] }
  await liveLoudly(crowd, person, world, span)
  const passages = await passagesOf(contact.contactId, journey.id, { store: crowd.store, visits: crowd.visits() })
  return { ...about, zone, ...passages, mails: crowd.mails(), executions: crowd.executions(), taken: crowd.taken() }
}

/** How long the journey takes somebody who does nothing: found out by letting such contacts live, until one gets in. */
async function lastingOf(crowd: Crowd, world: World): Promise<number> {
  const idle = { ...world, seed: `${world.seed} idle`, habits: { ...world.habits, opens: 0, awaited: 0 }, events: [] }
  for (let number = 1; number <= mostTries; number++) {
    const { passages } = await lifeOf(crowd, drawPerson(number, idle), idle, {
      watched: Number.POSITIVE_INFINITY,
      lasts: 0,
    })
    const [passage] = passages
    crowd.takeUsage()
    if (passage?.end !== undefined) return passage.end.at - passage.enteredAt
  }
  return twoWeeks
}

const mostTries = 50
const twoWeeks = 14 * 86_400_000

/** Lets a contact live; what throws is told with the contact, and ends the simulation. */
async function liveLoudly(crowd: Crowd, person: Person, world: World, span: Span): Promise<void> {
  try {
    await live(crowd, person, world, span)
  } catch (cause) {
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    throw new SimulationFault(`contact ${person.number} of ${world.journey.id}: ${why}`, { cause })
  }
}
