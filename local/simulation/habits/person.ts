import type { Occurrences } from '../../../shared/domain/condition/watch.ts'
import { type Contact, newContact } from '../../../shared/domain/contact/contact.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { roughSeconds } from '../../../shared/domain/time/duration.ts'
import { scoreAt, usualScores } from '../../../state-machines/costs/assumed/common-habits.ts'
import { withValue } from '../../../state-machines/scenarios/read-properties.ts'
import { passingValue } from '../../passing-value.ts'
import type { Tests } from './asked-of-contacts.ts'
import { oneOf, pick } from './chances.ts'
import { type Dice, diceOf } from './dice.ts'
import type { Habits } from './habits.ts'
import type { World } from './world.ts'

/** One contact of a simulation, as they are when they arrive. */
export type Person = {
  readonly number: number
  readonly userId: string
  readonly arrivesAt: number
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
  const arrivesAt = world.startsAt + Math.floor(world.habits.over * dice('arrival'))
  const email = `${userId}@example.com`
  const known = newContact(`simulated${String(number).padStart(17, '0')}`, arrivesAt)
  const contact: Contact = {
    ...known,
    identities: [
      { kind: 'user', id: userId },
      { kind: 'email', id: email },
    ],
    attributes: { email, firstName: `Contact ${number}`, ...drawAttributes(arrivesAt, dice, world) },
    tags: drawTags(dice, world),
    scores: drawScores(dice, world),
    history: drawHistory(arrivesAt, dice, world),
    ...drawStory(arrivesAt, dice, world),
  }
  return { number, userId, arrivesAt, keenness: dice('keenness'), contact, dice }
}

function drawAttributes(arrivesAt: number, dice: Dice, { habits, asked }: World): JsonObject {
  const timeZone = pick(habits.timeZones, dice('time zone'))
  const language = pick(habits.languages, dice('language'))
  const dates = asked.dates.flatMap((name): [string, Json][] => {
    const date = new Date(arrivesAt + 60 * day * dice(`date ${name}`)).toISOString().slice(0, 10)
    return dice(`has ${name}`) < habits.asked ? [[name, date]] : []
  })
  const told = Object.entries(habits.attributes).flatMap(([name, shares]): [string, Json][] => {
    const value = pick(shares, dice(`attribute ${name}`))
    return value === undefined ? [] : [[name, scalarOf(value)]]
  })
  return {
    ...drawTested(asked.attributes, 'attribute', dice, habits),
    ...Object.fromEntries([...dates, ...told]),
    ...(timeZone === undefined ? {} : { timezone: timeZone }),
    ...(language === undefined ? {} : { language }),
  }
}

/** Values for fields that are asked for: so many have one of those that pass, and the others none. */
export function drawTested(tests: Tests, what: string, dice: Dice, { asked }: Habits): JsonObject {
  let object: JsonObject = {}
  for (const [field, ones] of tests) {
    if (dice(`has ${what} ${field}`) >= asked) continue
    const value = passingValue(oneOf(ones, dice(`${what} ${field}`)) ?? [])
    if (value !== undefined) object = withValue(object, field.split('.'), value)
  }
  return object
}

/** A value as it is meant where a file can only write it as a word. */
const scalarOf = (word: string): string | number | boolean => {
  if (word === 'true' || word === 'false') return word === 'true'
  return /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(word) ? Number(word) : word
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
