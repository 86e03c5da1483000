import type { Occurrences } from '../../../shared/domain/condition/watch.ts'
import { type Contact, newContact } from '../../../shared/domain/contact/contact.ts'
import type { Trigger } from '../../../shared/domain/journey/trigger.ts'
import { roughSeconds } from '../../../shared/domain/time/duration.ts'
import { scoreAt, usualScores } from '../../../state-machines/costs/assumed/common-habits.ts'
import { passingValue } from '../../passing-value.ts'
import { drawAttributes, drawDatesAhead } from './attributes.ts'
import { oneOf } from './chances.ts'
import { type Arrival, drawArrival } from './coming.ts'
import { type Dice, diceOf } from './dice.ts'
import type { World } from './world.ts'

/** One contact of a simulation, as they are when they arrive. */
export type Person = Arrival & {
  readonly number: number
  readonly userId: string
  readonly trigger: Trigger | undefined
  /** From 0, who hardly ever answers, to 1. */
  readonly keenness: number
  readonly contact: Contact
  readonly dice: Dice
}

const day = 86_400_000

/** Draws a contact: the same seed and number always give the same one. */
export function drawPerson(number: number, world: World): Person {
  const dice = diceOf(world.seed, number)
  const userId = `c${number}`
  const email = `${userId}@example.com`
  const trigger = oneOf(world.journey.triggers, dice('trigger'))
  const known: Contact = {
    ...newContact(`simulated${String(number).padStart(17, '0')}`, world.startsAt),
    identities: [
      { kind: 'user', id: userId },
      { kind: 'email', id: email },
    ],
    attributes: { email, firstName: `Contact ${number}`, ...drawAttributes(trigger, dice, world) },
  }
  const arrival = drawArrival(trigger, known, dice, world)
  const { arrivesAt } = arrival
  const contact: Contact = {
    ...known,
    createdAt: arrival.knownAt,
    attributes: drawDatesAhead(arrivesAt, known.attributes, dice, world),
    tags: drawTags(dice, world),
    scores: drawScores(dice, world),
    history: drawHistory(arrivesAt, dice, world),
    ...drawStory(arrivesAt, dice, world),
  }
  return { ...arrival, number, userId, trigger, keenness: dice('keenness'), contact, dice }
}

function drawTags(dice: Dice, { habits, asked }: World): readonly string[] {
  const shares = { ...Object.fromEntries(asked.tags.map((tag) => [tag, habits.tagged])), ...habits.tags }
  return Object.entries(shares).flatMap(([tag, share]) => (dice(`tag ${tag}`) < share ? [tag] : []))
}

function drawScores(dice: Dice, { habits, asked }: World): Readonly<Record<string, number>> {
  const usual = Object.fromEntries(asked.scores.map((name) => [name, usualScores]))
  return Object.fromEntries(
    Object.entries({ ...usual, ...habits.scores }).map(([name, range]) => [
      name,
      scoreAt(range, dice(`score ${name}`)),
    ]),
  )
}

/** What they did before, where the journey asks how often: as often as it takes, evenly over the time that counts. */
function drawHistory(arrivesAt: number, dice: Dice, { habits, asked, journey }: World): Contact['history'] {
  const entries = asked.did.flatMap((did): [string, Occurrences][] => {
    const total = passingValue(did.count)
    if (typeof total !== 'number' || total < 1 || dice(`did ${did.watch}`) >= habits.before) return []
    const span = did.within === undefined ? 7 * day : roughSeconds(did.within) * 1000
    const times = Array.from({ length: Math.ceil(total) }, (_, index) =>
      Math.floor(arrivesAt - span + (span * (index + 1)) / (total + 2)),
    )
    const keep = journey.watches.find(({ id }) => id === did.watch)?.keep ?? 1
    return [[did.watch, { total: Math.ceil(total), times: times.slice(-Math.max(keep, 1)) }]]
  })
  return Object.fromEntries(entries)
}

/** How warm they are, and how far they have come in the story. */
function drawStory(arrivesAt: number, dice: Dice, { habits, asked }: World): Pick<Contact, 'activeAt' | 'stage'> {
  const stage = dice('has stage') < habits.asked ? oneOf(asked.stages, dice('stage')) : undefined
  return {
    ...(asked.isWarmthAsked ? { activeAt: Math.floor(arrivesAt - 60 * day * dice('activity')) } : {}),
    ...(stage === undefined ? {} : { stage }),
  }
}
