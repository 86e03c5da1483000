import type { Journey, Path } from '../../shared/domain/journey/journey.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { didYouMean, nearest } from '../../shared/domain/nearest.ts'
import { error, type Finding, warning } from '../diagnostic.ts'
import type { Scenario } from './scenario.ts'
import { triggerBy } from './ways-in.ts'

/** The events that a workspace knows, each with its properties as far as those are known. */
export type EventsKnown = {
  readonly events: ReadonlyMap<string, ReadonlySet<string> | undefined>
  /** Whether a tracking plan says which there are; else they are those that journeys and segments speak of. */
  readonly isPlanned: boolean
}

/** Events that a contact of a scenario does and nobody knows, and properties that such events do not have. */
export function* checkEvents(scenario: Scenario, journey: Journey, known: EventsKnown): Generator<Finding> {
  for (const { deed, words, path } of [...scenario.before, ...scenario.happens]) {
    if (deed.kind !== 'does') continue
    yield* checkEvent(deed.event, words.includes(': does "'), known, path)
    yield* checkProperties(deed.event, deed.properties, known, () => path)
  }
  const { by } = scenario
  const meant = by === undefined ? undefined : triggerBy(by, journey.triggers)
  const trigger = meant?.kind === 'trigger' ? meant.trigger : journey.triggers[0]
  if (by !== 'enroll' && trigger?.kind === 'event')
    yield* checkProperties(trigger.event, scenario.trigger, known, (name) => ['trigger', name], 'word')
}

/** A name in quotes is meant as it stands, as long as no tracking plan says otherwise. */
function* checkEvent(event: string, isQuoted: boolean, { events, isPlanned }: EventsKnown, path: Path) {
  if (events.has(event)) return
  const meant = isQuoted ? undefined : sentenceMeant(event, events)
  if (meant !== undefined) {
    const remedy = `Did you mean \`does ${meant}\`? If the event is called so, put its name in quotes.`
    yield error('unclear-sentence', path, `Nobody knows an event \`${event}\`.`, remedy)
  } else if (isPlanned) {
    const remedy = didYouMean(event, events.keys(), 'Write it into `marketing/tracking-plan.yaml`.')
    yield error('unknown-event', path, `The tracking plan knows no event \`${event}\`.`, remedy)
  } else if (!isQuoted) {
    const near = likeOneOf(event, events.keys())
    const message = `No journey and no segment asks for the event \`${event}\`.`
    const remedy = `Did you mean \`${near}\`? If not, put its name in quotes.`
    if (near !== undefined) yield warning('unknown-event', path, message, remedy)
  }
}

/** The known event whose name is nearly this one. */
export const likeOneOf = (event: string, known: Iterable<string>): string | undefined =>
  [...known].find((name) => isAlike(event, name))

/** Whether each word of a name is nearly that of another: `Order Completed` is not `Task Completed`. */
function isAlike(event: string, name: string): boolean {
  const [words, others] = [event.split(' '), name.split(' ')]
  return words.length === others.length && words.every((word, index) => nearest(word, [others[index] ?? '']))
}

/** What is meant by the name of a known event with a mistyped `with` behind it. */
function sentenceMeant(event: string, events: EventsKnown['events']): string | undefined {
  const words = event.split(' ')
  const at = words.findIndex((word, index) => index > 0 && nearest(word, ['with']) !== undefined)
  const name = words.slice(0, at).join(' ')
  return at > 0 && at < words.length - 1 && events.has(name)
    ? [name, 'with', ...words.slice(at + 1)].join(' ')
    : undefined
}

function* checkProperties(
  event: string,
  properties: JsonObject,
  { events }: EventsKnown,
  pathOf: (name: string) => Path,
  marks?: 'word',
): Generator<Finding> {
  const known = events.get(event)
  for (const name of known === undefined ? [] : Object.keys(properties)) {
    if (known?.has(name)) continue
    const remedy = didYouMean(name, known ?? [], 'Write it into `marketing/tracking-plan.yaml`, with its kind.')
    const message = `The tracking plan knows no property \`${name}\` of \`${event}\`.`
    yield { ...error('unknown-property', pathOf(name), message, remedy), ...(marks ? { marks } : {}) }
  }
}
