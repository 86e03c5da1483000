import type { Trigger } from '../../shared/domain/journey/trigger.ts'

/** What a name of a scenario's `by` means: one trigger, one of several that it does not tell apart, or none. */
export type WayIn<One> =
  | { readonly kind: 'trigger'; readonly trigger: One }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'none'; readonly names: readonly string[] }

/**
 * What scenarios call the triggers of a journey, in their order: `date`; where there are several, `date:renewal`; where
 * two are alike even so, `date:renewal:1`.
 */
export function waysInto(triggers: readonly Trigger[]): readonly string[] {
  const all = namesOf(triggers)
  return all.map((names) => names.find((name) => all.filter((others) => others.includes(name)).length === 1) ?? '')
}

/** The trigger that a name means. Of one event with several filters it is the first, as the event is the same. */
export function triggerBy<One extends Trigger>(by: string, triggers: readonly One[]): WayIn<One> {
  const names = namesOf(triggers)
  const meant = triggers.filter((_, index) => names[index]?.includes(by))
  const [trigger, ...others] = meant
  if (trigger === undefined) return { kind: 'none', names: waysInto(triggers) }
  if (others.length === 0 || 'event' in trigger) return { kind: 'trigger', trigger }
  return { kind: 'several', names: waysInto(triggers).filter((_, index) => names[index]?.includes(by)) }
}

/** Whether a name means what let somebody in. */
export function isWay(by: string, way: string, triggers: readonly Trigger[]): boolean {
  const names = namesOf(triggers)[waysInto(triggers).indexOf(way)]
  return by === way || names?.includes(by) === true
}

/** What each trigger can be called, the shortest first. */
function namesOf(triggers: readonly Trigger[]): readonly (readonly string[])[] {
  const longer = triggers.map(longerName)
  return triggers.map((trigger, index) => {
    const name = longerName(trigger)
    const place = longer.slice(0, index + 1).filter((one) => one === name).length
    return [...new Set([shortName(trigger), name, `${name}:${place}`])]
  })
}

function shortName(trigger: Trigger): string {
  if (trigger.kind === 'event' || trigger.kind === 'eventbridge') return trigger.event
  return trigger.kind === 'manual' ? 'hand' : trigger.kind
}

function longerName(trigger: Trigger): string {
  if (trigger.kind === 'segment') return `segment:${trigger.segment}`
  return trigger.kind === 'date' ? `date:${trigger.attribute}` : shortName(trigger)
}
