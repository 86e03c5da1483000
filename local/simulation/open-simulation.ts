import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { timeZoneOf } from '../../shared/domain/contact/contact.ts'
import { zoneOf } from '../../shared/store/zone-of.ts'
import { UnknownJourney } from '../play/script.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import { type Crowd, openCrowd } from './crowd/crowd.ts'
import { SimulationFault } from './crowd/simulation-fault.ts'
import { drawPerson, type Person } from './habits/person.ts'
import { type World, worldOf } from './habits/world.ts'
import { live, type Span } from './lives/live.ts'
import { passagesOf } from './lives/passages.ts'
import { type SimulationOptions, withUsual } from './options.ts'
import { type Batch, noBatch } from './result/batch.ts'
import { tallyLife } from './result/tally-life.ts'

/** A simulation that is ready to let contacts live, some at a time. */
export type Simulation = {
  readonly world: World
  /** Lets contacts live, from one number to another (both included), and counts what becomes of them. */
  run(from: number, to: number): Promise<Batch>
}

/** Opens a simulation. All of it is for one contact at a time, so it makes no difference which of them it is given. */
export async function openSimulation(workspace: Publishable, options: SimulationOptions): Promise<Simulation> {
  const { seed, habits, startsAt, watched, journey: id } = withUsual(options, workspace)
  const journey = journeyOf(workspace, id)
  const crowd = await openCrowd(workspace)
  const world = worldOf(workspace, journey, { seed, habits, startsAt })
  const span: Span = { watched, lasts: await lastingOf(crowd, world) }
  return {
    world,
    async run(from, to) {
      const batch = noBatch(journey)
      for (let number = from; number <= to; number++) {
        const person = drawPerson(number, world)
        await liveLoudly(crowd, person, world, span)
        const passages = await passagesOf(person.contact.contactId, id, { store: crowd.store, visits: crowd.visits() })
        tallyLife(batch, {
          ...{ ...passages, contact: number, journey: id, mails: crowd.mails(), executions: crowd.executions() },
          zone: zoneOf(timeZoneOf(person.contact), workspace.settings, person.arrivesAt),
          timeZone: workspace.settings.timeZone,
        })
      }
      return { ...batch, tally: { ...batch.tally, usage: crowd.takeUsage() } }
    },
  }
}

/** How long the journey takes somebody who does nothing: found out by letting such contacts live, until one gets in. */
async function lastingOf(crowd: Crowd, world: World): Promise<number> {
  const idle = { ...world, seed: `${world.seed} idle`, habits: { ...world.habits, opens: 0, awaited: 0 }, events: [] }
  for (let number = 1; number <= mostTries; number++) {
    const person = drawPerson(number, idle)
    await liveLoudly(crowd, person, idle, { watched: Number.POSITIVE_INFINITY, lasts: 0 })
    const { passages } = await passagesOf(person.contact.contactId, world.journey.id, {
      ...{ store: crowd.store, visits: crowd.visits() },
    })
    const [passage] = passages
    crowd.takeUsage()
    if (passage?.end !== undefined) return passage.end.at - passage.enteredAt
  }
  return twoWeeks
}

const mostTries = 50
const twoWeeks = 14 * 86_400_000

/** The journey that is simulated. */
export function journeyOf({ journeys }: Publishable, id: string): CompiledJourney {
  const journey = journeys.find((one) => one.journey.id === id)?.journey
  if (journey === undefined) throw new UnknownJourney(`there is no journey called ${id}`)
  return journey
}

/** Lets a contact live; what throws is told with the contact, and ends the simulation. */
async function liveLoudly(crowd: Crowd, person: Person, world: World, span: Span): Promise<void> {
  try {
    await live(crowd, person, world, span)
  } catch (cause) {
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    throw new SimulationFault(`contact ${person.number} of ${world.journey.id}: ${why}`, { cause })
  }
}
