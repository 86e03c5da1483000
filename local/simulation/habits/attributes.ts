import type { Contact } from '../../../shared/domain/contact/contact.ts'
import type { DateTrigger, Trigger } from '../../../shared/domain/journey/trigger.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'
import { withValue } from '../../../state-machines/scenarios/read-properties.ts'
import { passingValue } from '../../passing-value.ts'
import type { Tests } from './asked-of-contacts.ts'
import { oneOf, pick } from './chances.ts'
import type { Dice } from './dice.ts'
import type { Habits } from './habits.ts'
import { firstReading } from './moments.ts'
import type { World } from './world.ts'

type Attributes = Contact['attributes']

const day = 86_400_000

/** What is known of a contact whenever they come. Who comes by a date (`trigger`) has it, of the others so many as usual. */
export function drawAttributes(trigger: Trigger | undefined, dice: Dice, world: World): Attributes {
  const { habits, asked, journey } = world
  const timeZone = pick(habits.timeZones, dice('time zone'))
  const language = pick(habits.languages, dice('language'))
  const dates = journey.triggers.flatMap((one): [string, Json][] => {
    if (one.kind !== 'date') return []
    const { attribute } = one
    return one === trigger || hasDate(attribute, dice, habits) ? [[attribute, entryDate(one, dice, world)]] : []
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

/** Dates that the journey asks for on its way: within two months after the contact came. */
export function drawDatesAhead(arrivesAt: number, known: Attributes, dice: Dice, world: World): Attributes {
  const { asked, habits } = world
  const dates = asked.dates.flatMap((name): [string, Json][] => {
    const isAsked = !Object.hasOwn(known, name) && hasDate(name, dice, habits)
    return isAsked ? [[name, dateText(arrivesAt + 60 * day * dice(`date ${name}`))]] : []
  })
  return { ...Object.fromEntries(dates), ...known }
}

const hasDate = (name: string, dice: Dice, { asked }: Habits): boolean => dice(`has ${name}`) < asked

/**
 * The date of a contact by which a trigger lets them in: one that comes every year lies anywhere in it and some decades
 * back, another is such that it lets them in on one of the days that are simulated.
 */
function entryDate({ attribute, isYearly, offset }: DateTrigger, dice: Dice, world: World): string {
  const first = Math.floor(firstReading(world) / day)
  const days = isYearly ? 365 : Math.max(1, Math.round(world.over / day))
  const midnight = (first + Math.floor(days * dice(`date ${attribute}`))) * day
  if (!isYearly) return dateText(midnight - offset.days * day)
  const then = new Date(midnight)
  // By whole leap cycles, so that no day of the year is lost.
  const years = 20 + 4 * Math.floor(10 * dice(`age by ${attribute}`))
  return dateText(Date.UTC(then.getUTCFullYear() - years, then.getUTCMonth(), then.getUTCDate()))
}

const dateText = (at: number): string => new Date(at).toISOString().slice(0, 10)

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
