import type { Contact } from '../contact/contact.ts'
import type { Happening } from './happening.ts'
import { type RulesOf, type Settled, settleEnrollments, type When } from './settle-enrollments.ts'

/** What becomes of so many enrollments takes its place in one write beside everything else. */
const mostInOneWrite = 15

/** Settles as many enrollments as one write can hold. `isWhole`: there are no others that anything becomes of. */
export function settleInOneWrite(
  contact: Contact,
  happening: Happening | undefined,
  rulesOf: RulesOf,
  when: When,
): Settled & { readonly isWhole: boolean } {
  const all = settleEnrollments(contact, happening, rulesOf, when)
  const touched = [...new Set(all.outcomes.map(({ enrollmentId }) => enrollmentId))]
  if (touched.length <= mostInOneWrite) return { ...all, isWhole: true }
  const first = new Set(touched.slice(0, mostInOneWrite).map((enrollmentId) => contact.enrollments[enrollmentId]))
  const rulesOfFirst: RulesOf = (one) => (first.has(one) ? rulesOf(one) : undefined)
  return { ...settleEnrollments(contact, happening, rulesOfFirst, when), isWhole: false }
}
