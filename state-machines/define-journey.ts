import type { WrittenJourney } from '../shared/contracts/journey-file/written-journey.ts'

/** The same journey as in YAML, typed: `export const journey = defineJourney({ … })` in `marketing/journeys/<id>.ts`. */
export const defineJourney = (journey: WrittenJourney): WrittenJourney => journey
