import type { Trigger } from '../../shared/domain/journey/trigger.ts'
import type { PublishedContent } from '../../shared/store/published-content.ts'

/** The trigger that stands at a place of a journey now; undefined where the journey or the place is gone. */
export async function currentTrigger(
  { journey, trigger }: { readonly journey: string; readonly trigger: number },
  content: PublishedContent,
): Promise<Trigger | undefined> {
  const version = (await content.index()).journeys[journey]?.version
  const published = version === undefined ? undefined : await content.journey(journey, version)
  return published?.triggers[trigger]
}
