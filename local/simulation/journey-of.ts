import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import { UnknownJourney } from '../play/script.ts'
import type { Publishable } from '../workspace/compiled-files.ts'

/** The journey that is simulated. */
export function journeyOf({ journeys }: Pick<Publishable, 'journeys'>, id: string): CompiledJourney {
  const journey = journeys.find((one) => one.journey.id === id)?.journey
  if (journey === undefined) throw new UnknownJourney(`there is no journey called ${id}`)
  return journey
}
