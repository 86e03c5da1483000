import type { WrittenJourney } from '../../shared/contracts/journey-file/written-journey.ts'
import type { History } from './history.ts'

/** A history that begins with what lets the contact in, so that few lives pass the journey by. */
export function entering({ trigger }: WrittenJourney, { deeds, ...rest }: History): History {
  const [first] = [trigger].flat()
  if (first === undefined || first === 'manual' || !('event' in first)) return { deeds, ...rest }
  const wanted = Object.entries(first.where ?? {}).flatMap(([name, test]) => {
    const value = Array.isArray(test) ? test[0] : test
    return typeof value === 'object' || value === undefined ? [] : [[name, value] as const]
  })
  const properties = { ...deeds[0]?.properties, ...Object.fromEntries(wanted) }
  return { ...rest, deeds: [{ after: 0, event: first.event, properties }, ...deeds.slice(1)] }
}
