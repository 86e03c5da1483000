import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { Bus, BusEvent } from '../../shared/ports/bus.ts'
import { parsePattern } from './event-pattern.ts'

/** A rule: which events, and where they go. */
export type Rule = {
  readonly name: string
  /** The bus that it stands on; left out: ours. */
  readonly bus?: string
  readonly pattern: JsonObject
  readonly target: (event: JsonObject) => Promise<void>
}

/** The bus of one machine. */
export type LocalBus = Bus & {
  /** Puts an event, as EventBridge delivers it, on any bus by its name. */
  putOn(bus: string, event: JsonObject): Promise<void>
  /** Puts rules in the place of those that were there; a pattern that AWS would refuse throws `InvalidPattern`. */
  setRules(rules: readonly Rule[]): void
}

/** What our own bus is called, here as on AWS. */
export const ownBus = 'waymark'

/** A rule has a pattern that AWS would refuse. */
export class InvalidPattern extends Error {
  override readonly name = 'InvalidPattern'
}

/** A bus that hands each event to every rule that matches it. Targets are queues, so an event that is put is kept. */
export function localBus(): LocalBus {
  let rules: readonly (Rule & { readonly matches: (event: JsonObject) => boolean })[] = []
  const putOn = async (bus: string, event: JsonObject): Promise<void> => {
    for (const rule of rules) if ((rule.bus ?? ownBus) === bus && rule.matches(event)) await rule.target(event)
  }
  return {
    putOn,
    async put(events) {
      for (const event of events) await putOn(ownBus, toEnvelope(event))
    },
    setRules(wanted) {
      rules = wanted.map((rule) => ({ ...rule, matches: matcherOf(rule) }))
    },
  }
}

function matcherOf({ name, pattern }: Rule): (event: JsonObject) => boolean {
  const parsed = parsePattern(pattern)
  if (parsed.kind === 'invalid') throw new InvalidPattern(`the pattern of rule ${name} is invalid: ${parsed.reason}`)
  return (event) => parsed.matches(event)
}

/** An event as EventBridge delivers it. */
const toEnvelope = ({ source, detailType, detail, time }: BusEvent): JsonObject => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account: '000000000000',
  time: new Date(time).toISOString(),
  region: 'local',
  resources: [],
  detail,
})
