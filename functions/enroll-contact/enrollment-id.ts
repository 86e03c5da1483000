import { hash } from 'node:crypto'
import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import type { EntryRequest } from '../../shared/contracts/entry-request.ts'
import { valueAt } from '../../shared/domain/condition/comparison.ts'
import type { JsonObject } from '../../shared/domain/json.ts'

/**
 * The id of the enrollment that an event begins, and the name of its execution: the same for the same journey, contact
 * and event. Names have 80 characters at most, of letters, digits and dashes here:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export const enrollmentIdFor = ({ journey, event }: EntryRequest): string =>
  `${journey.slice(0, 48)}-${digest([journey, event.contactId, event.eventId])}`

/** Which pass an event asks for: journeys with a re-entry key have one for every value of it. */
export function passKeyFor({ reentry }: CompiledJourney, properties: JsonObject): string {
  if (reentry.key === undefined) return '-'
  return digest([JSON.stringify(valueAt(properties, reentry.key) ?? null)])
}

const digest = (parts: readonly string[]): string => hash('sha256', JSON.stringify(parts)).slice(0, 24)
