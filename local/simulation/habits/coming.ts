import type { Contact } from '../../../shared/domain/contact/contact.ts'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import type { Dice } from './dice.ts'
import { type Hours, hoursOf, nextMoment } from './moments.ts'
import type { World } from './world.ts'

/** By what a contact comes: they or others do something, time lets them in, or none of their days is simulated. */
export type Coming = 'by-deed' | 'by-time' | 'never'

/** When a contact comes and by what, and the hours in which time may let them in. */
export type Arrival = {
  readonly comes: Coming
  readonly arrivesAt: number
  /** From when on the product knows them: before they arrive, where time may let them in. */
  readonly knownAt: number
  readonly hours: Hours
}

/** The first clocks on earth show a reading 26 hours before the last: who is known by then is called like all others. */
const knownBefore = 27 * 3_600_000

/** Draws when a contact comes by a trigger; those whom time lets in come on the first day that is theirs. */
export function drawArrival(trigger: Trigger | undefined, contact: Contact, dice: Dice, world: World): Arrival {
  const hours = hoursOf(contact, world)
  if (trigger?.kind === 'date' || trigger?.kind === 'schedule') {
    const first = nextMoment(contact, hours.opensAt - 1, world)
    const arrivesAt = first ?? hours.opensAt
    return { comes: first === undefined ? 'never' : 'by-time', arrivesAt, knownAt: arrivesAt - knownBefore, hours }
  }
  const arrivesAt = world.startsAt + Math.floor(world.over * dice('arrival'))
  return { comes: 'by-deed', arrivesAt, knownAt: world.goesByTime ? arrivesAt - knownBefore : arrivesAt, hours }
}
