import type { CompiledJourney } from '../../shared/contracts/content/compiled-journey.ts'
import type { Segments } from '../../shared/contracts/content/segments.ts'
import type { Condition } from '../../shared/domain/condition/condition.ts'
import { withParts } from '../../shared/domain/journey/walk-steps.ts'
import { ownBus } from '../bus/local-bus.ts'

/** What can be asked of everything that is published: the versions that somebody may be inside of, and the segments. */
export type Published = { readonly journeys: readonly CompiledJourney[]; readonly segments: Segments }

/**
 * Whether anybody would see that a delivery is not told. Somebody asks for it by its name, or has a rule of their own on
 * our bus. Or a delivery is what something else is noticed by: exits and segments are asked with every event, and of some
 * the truth changes without any, by a message that goes out or by time alone.
 */
export function asksForDeliveries({ journeys, segments }: Published): boolean {
  if (JSON.stringify([journeys, segments]).includes('"Message Delivered"')) return true
  const triggers = journeys.flatMap((journey) => journey.triggers)
  if (triggers.some((trigger) => trigger.kind === 'eventbridge' && trigger.bus === ownBus)) return true
  // By time alone people come into segments and leave them in the minute, whether or not anything happens to them.
  const inSegments = Object.values(segments).map(({ condition }) => condition)
  const inExits = journeys.flatMap(({ exit }) => exit.flatMap((one) => ('condition' in one ? [one.condition] : [])))
  return (
    inSegments.some(asks(changesBySending)) ||
    inExits.some(asks((part) => changesBySending(part) || changesByTime(part)))
  )
}

const changesBySending = ({ kind }: Condition): boolean => kind === 'stage' || kind === 'received'

const changesByTime = (part: Condition): boolean =>
  part.kind === 'warmth' || ('within' in part && part.within !== undefined)

/** Whether any part of a condition is like this. */
const asks =
  (isSo: (part: Condition) => boolean) =>
  (condition: Condition): boolean =>
    [...withParts(condition)].some(isSo)
