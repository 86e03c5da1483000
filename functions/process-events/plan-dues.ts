import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { earliest, foreseeable, nextChange } from '../../shared/domain/condition/next-change.ts'
import type { Contact } from '../../shared/domain/contact/contact.ts'
import { type DuePurpose, nameOfDue } from '../../shared/domain/contact/due.ts'
import { nextOccurrence } from '../../shared/domain/contact/next-occurrence.ts'
import type { When } from '../../shared/domain/enrollment/settle-enrollments.ts'
import { own } from '../../shared/domain/json.ts'
import type { Change } from '../../shared/ports/store.ts'
import { isKept, keyOfNamedDue, putDue } from '../../shared/store/by-time/dues.ts'
import { triggersOf } from '../../shared/store/placed-triggers.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** What is due to a contact, the changes that make it so, and the moments at which something new is due. */
export type PlannedDues = {
  readonly dues: Readonly<Record<string, number>>
  readonly changes: readonly Change[]
  readonly moments: readonly number[]
}

/** So many dues may change in one write beside everything else; the look is the first of them. */
const mostChanges = 5

/** When the rest is looked at that found no room in this write. */
const soon = 60_000

/** Plans what time alone will bring about for a contact: their dates, and the next look at their segments. */
export async function planDues(
  record: IntakeRecord,
  contact: Contact,
  when: When & { readonly isWhole: boolean },
  content: PublishedContent,
): Promise<PlannedDues> {
  const before = contact.dues ?? {}
  const { dates, areAll } = await datesOf(record, contact, when, content)
  const wanted = new Map([...dates.keys(), ...Object.keys(before)].map((name) => [name, dates.get(name)?.at]))
  wanted.delete('look')
  const changed = [...wanted].filter(([name, at]) => own(before, name) !== at)
  const isWhole = when.isWhole && changed.length < mostChanges
  const again = areAll ? undefined : when.now + foreseeable
  const look = isWhole ? nextLook(contact, when, own(before, 'look'), again) : when.now + soon
  const all = [...(look === own(before, 'look') ? [] : [['look', look] as const]), ...changed].slice(0, mostChanges)
  const dues = { ...before }
  const changes = new Map<string, Change>()
  for (const [name, at] of all) {
    const old = own(before, name)
    if (old !== undefined) add(changes, { kind: 'delete', key: keyOfNamedDue(contact.contactId, name, old) })
    delete dues[name]
    if (at === undefined) continue
    dues[name] = at
    // One that stays in its minute is put in its own place.
    add(changes, putDue({ contactId: contact.contactId, at, purpose: dates.get(name)?.purpose ?? { kind: 'look' } }))
  }
  return { dues, changes: [...changes.values()], moments: all.flatMap(([, at]) => at ?? []) }
}

function add(changes: Map<string, Change>, change: Change): void {
  const { pk, sk } = change.kind === 'put' ? change.item.key : change.key
  changes.set(`${pk} ${sk}`, change)
}

type PlannedDate = { readonly at: number; readonly purpose: DuePurpose }

/**
 * The next date of every journey that has one. One that is due by now and not done stays: whoever goes by the dues is
 * on their way to it. One that is too far away to know how the clocks will stand is left for later (`areAll` false).
 */
async function datesOf(
  record: IntakeRecord,
  contact: Contact,
  { now, zone }: When,
  content: PublishedContent,
): Promise<{ readonly dates: ReadonlyMap<string, PlannedDate>; readonly areAll: boolean }> {
  const done = record.kind === 'look' ? record.done : undefined
  const dates = new Map<string, PlannedDate>()
  let areAll = true
  for (const { journey, trigger, one: date } of await triggersOf('date', content)) {
    const purpose = { kind: 'date', journey, trigger } as const
    const name = nameOfDue(purpose)
    const old = own(contact.dues ?? {}, name)
    const isPending = old !== undefined && old <= now && isKept(old, now) && !(done?.name === name && done.at === old)
    const at = isPending ? old : nextOccurrence(contact, date, { now, zone })
    if (at === undefined) continue
    if (at <= now + foreseeable) dates.set(name, { at, purpose })
    else areAll = false
  }
  return { dates, areAll }
}

/**
 * When the segments must be asked again though nothing happens. A look that is planned earlier stays: who is active all
 * the time would otherwise have it put off with every deed. `again` is a look for dates that are far away.
 */
function nextLook(
  contact: Contact,
  when: When,
  planned: number | undefined,
  again: number | undefined,
): number | undefined {
  const conditions = Object.values(when.world.segments)
  const next = earliest([again, ...conditions.map((condition) => nextChange(condition, { ...when, contact }))])
  return planned !== undefined && planned > when.now ? earliest([planned, next]) : next
}
