import type { CompiledJourney } from '../contracts/content/compiled-journey.ts'
import type { Contact } from '../domain/contact/contact.ts'
import type { PublishedContent } from './published-content.ts'

/** The journeys, in the very versions, that a contact is enrolled in. */
export async function journeysOf(
  contact: Contact,
  content: PublishedContent,
): Promise<(enrollment: { readonly journey: string; readonly version: string }) => CompiledJourney | undefined> {
  const journeys = new Map<string, CompiledJourney | undefined>()
  for (const { journey, version } of Object.values(contact.enrollments)) {
    journeys.set(`${journey} ${version}`, await content.journey(journey, version))
  }
  return ({ journey, version }) => journeys.get(`${journey} ${version}`)
}
