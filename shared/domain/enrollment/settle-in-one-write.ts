import type { Contact } from '../contact/contact.ts'
import type { Happening } from './happening.ts'
import { type RulesOf, type Settled, settleEnrollments, type When } from './settle-enrollments.ts'

/** What becomes of so many enrollments takes its place in one write beside everything else: a dozen changes each. */
const mostInOneWrite = 6

/** Settled, and whether there are no other enrollments that anything becomes of. */
export type SettledInOneWrite = Settled & { readonly isWhole: boolean }

/** Settles as many enrollments as one write can hold, after one happening or after a mere change of the contact. */
export const settleInOneWrite = (
  contact: Contact,
  happening: Happening | undefined,
  rulesOf: RulesOf,
  when: When,
): SettledInOneWrite => settleAllInOneWrite(contact, [happening], rulesOf, when)

/** The same after several happenings, one after the other. */
export function settleAllInOneWrite(
  contact: Contact,
  happenings: readonly (Happening | undefined)[],
  rulesOf: RulesOf,
  when: When,
): SettledInOneWrite {
  const all = settleAll(contact, happenings, rulesOf, when)
  const touched = [...new Set(all.outcomes.map(({ enrollmentId }) => enrollmentId))]
  if (touched.length <= mostInOneWrite) return { ...all, isWhole: true }
  const first = new Set(touched.slice(0, mostInOneWrite))
  const part = { ...contact, enrollments: only(contact.enrollments, (id) => first.has(id)) }
  const settled = settleAll(part, happenings, rulesOf, when)
  const others = only(contact.enrollments, (id) => !first.has(id))
  const enrollments = { ...others, ...settled.contact.enrollments }
  return { ...settled, contact: { ...contact, enrollments }, isWhole: false }
}

function settleAll(
  contact: Contact,
  happenings: readonly (Happening | undefined)[],
  rulesOf: RulesOf,
  when: When,
): Settled {
  let settled: Settled = { contact, wakes: [], outcomes: [] }
  for (const happening of happenings.length === 0 ? [undefined] : happenings) {
    const next = settleEnrollments(settled.contact, happening, rulesOf, when)
    const [wakes, outcomes] = [settled.wakes.concat(next.wakes), settled.outcomes.concat(next.outcomes)]
    settled = { contact: next.contact, wakes, outcomes }
  }
  return settled
}

const only = (enrollments: Contact['enrollments'], isWanted: (id: string) => boolean): Contact['enrollments'] =>
  Object.fromEntries(Object.entries(enrollments).filter(([id]) => isWanted(id)))
