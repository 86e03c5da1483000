import { putWay } from '../../shared/store/entities/experiments.ts'
import { waysOf, wordsOfWay } from '../../state-machines/scenarios/wrong-way.ts'
import type { Runtime } from '../runtime.ts'
import type { Publishable } from '../workspace/compiled-files.ts'
import type { InventedContact } from './invented-contact.ts'
import type { GivenWay, Script } from './script.ts'

/**
 * Gives the contact a way of every split before they come to one, so that nothing is left to chance: the way that the
 * script chooses, else the first. What is given is remembered as if the contact had been at the split before.
 */
export async function giveWays(
  { journeys }: Publishable,
  script: Script,
  { runtime, contact }: { readonly runtime: Runtime; readonly contact: InventedContact },
): Promise<readonly GivenWay[]> {
  const contactId = (await contact.find())?.contactId
  if (contactId === undefined) return []
  const at = runtime.clock.now()
  const given: GivenWay[] = []
  for (const { id: journey, version, steps } of journeys.map((one) => one.journey)) {
    for (const [split, step] of Object.entries(steps)) {
      if (step.kind !== 'split') continue
      const isOurs = journey === script.journey
      const chosen = isOurs ? script.ways[split] : undefined
      const first = step.variants.find(({ weight }) => weight > 0) ?? step.variants[0]
      const variant = chosen ?? first?.name
      if (variant === undefined) continue
      await runtime.store.write([putWay(contactId, { journey, version, split, variant, at, counted: [] })])
      const way = wordsOfWay(variant)
      given.push({ journey, split, way, others: isOurs && !chosen ? waysOf(step).filter((one) => one !== way) : [] })
    }
  }
  return given
}
