import { addDuration, dayOfJourney, wallTime, type ZonePeriod } from '../../shared/domain/time/local-time.ts'
import type { Deed, Happens } from '../../state-machines/scenarios/scenario.ts'
import type { KeptMail } from '../outbox/outbox.ts'
import type { Runtime } from '../runtime.ts'
import { doDeed } from './do-deed.ts'
import type { InventedContact } from './invented-contact.ts'

/** A contact's time in a journey. */
export type Life = {
  readonly runtime: Runtime
  readonly contact: InventedContact
  readonly journey: string
  readonly startsAt: number
  readonly zone: readonly ZonePeriod[]
}

const hour = 3_600_000
const day = 86_400_000
/** The longest that anybody watches: an execution ends after a year. */
const longest = 370 * day

/**
 * Lets time pass from one happening to the next, until nothing more is to be done and the contact is in no journey.
 * Answers what the contact could not do, because there was nothing to answer yet.
 */
export async function live(happens: readonly Happens[], life: Life): Promise<readonly Happens[]> {
  const { runtime, startsAt } = life
  const undone: Happens[] = []
  let left = happens
  for (;;) {
    const mails = mailsOf(life)
    const next = firstOf(left.map((one) => ({ one, at: dueOf(one, mails, life) })))
    const due = runtime.timers.nextDue()
    if (next !== undefined && (due === undefined || next.at <= due)) {
      left = left.filter((one) => one !== next.one)
      if (!(await doAt(next, life))) undone.push(next.one)
    } else if (due === undefined || due > startsAt + longest || (left.length === 0 && (await isOutside(life)))) {
      return [...undone, ...left]
    } else await runtime.advanceTo(due)
  }
}

/** Comes to a moment before anything else that is due then: at the same minute the contact is first. */
export async function comeTo(at: number, { advanceTo, clock }: Runtime): Promise<void> {
  await advanceTo(at - 1)
  clock.jumpTo(at)
}

/** Does it before the journey goes on in that minute; what could not be done yet, after. */
async function doAt({ one, at }: Due, life: Life): Promise<boolean> {
  await comeTo(at, life.runtime)
  if (await tryToDo(one.deed, life)) return true
  await life.runtime.advanceTo(at)
  return tryToDo(one.deed, life)
}

/** Every mail until now, oldest first. */
export const mailsOf = ({ runtime }: Pick<Life, 'runtime'>): readonly KeptMail[] =>
  runtime.outbox.list({ limit: 1000 }).toReversed()

type Due = { readonly one: Happens; readonly at: number }

/** The earliest; of those at the same time the one that is written first. */
const firstOf = (deeds: readonly { readonly one: Happens; readonly at: number | undefined }[]): Due | undefined =>
  deeds.flatMap(({ one, at }) => (at === undefined ? [] : [{ one, at }])).toSorted((a, b) => a.at - b.at)[0]

/**
 * When something happens. Where no clock time is said it is an hour after that of the entry, and an answer comes an hour
 * after its message at the earliest; a message is waited for until the day is over. Undefined: nobody knows yet.
 */
function dueOf({ when, deed }: Happens, mails: readonly KeptMail[], { startsAt, zone, runtime }: Life) {
  if (when.kind === 'after-entry') return addDuration(zone, startsAt, when.time)
  if (when.kind === 'after-message') {
    const sentAt = mailOf(when.message, mails)?.sentAt
    return sentAt === undefined ? undefined : addDuration(zone, sentAt, when.time)
  }
  const at = dayOfJourney(zone, startsAt, when.day, when.at)
  if (when.at !== undefined) return at
  const message = messageOf(deed)
  if (message === undefined) return at + hour
  const sentAt = mailOf(message, mails)?.sentAt
  if (sentAt !== undefined) return Math.max(at + hour, sentAt + hour)
  const wall = wallTime(zone, at)
  return Math.max(runtime.clock.now(), at + (day - (wall % day)) - 1000)
}

function tryToDo(deed: Deed, { runtime, contact, journey }: Life): Promise<boolean> {
  const mails = mailsOf({ runtime })
  const message = messageOf(deed)
  // Who leaves everything does so by the latest mail.
  const mail = message === undefined ? mails.at(-1) : mailOf(message, mails)
  return doDeed(deed, { runtime, contact, journey, mail })
}

const messageOf = (deed: Deed): string | undefined => ('message' in deed ? deed.message : undefined)

const mailOf = (message: string, mails: readonly KeptMail[]): KeptMail | undefined =>
  mails.findLast(({ mail }) => mail.why.message === message)

async function isOutside({ contact }: Life): Promise<boolean> {
  const found = await contact.find()
  return Object.values(found?.enrollments ?? {}).every(({ state }) => state !== 'open')
}
