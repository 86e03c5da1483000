import type { Publishable } from '../../local/workspace/compiled-files.ts'
import type { WrittenHabits } from '../../shared/contracts/habits-file.ts'
import type { Path } from '../../shared/domain/journey/journey.ts'
import { triggeringEvents } from '../../shared/domain/journey/trigger.ts'
import { didYouMean } from '../../shared/domain/nearest.ts'
import { error, type Finding } from '../../state-machines/diagnostic.ts'

/** The names in a file of habits that nothing in the workspace has: what is said of them would change nothing. */
export function* unknownNames(
  { messages = {}, events = {} }: WrittenHabits,
  workspace: Publishable,
): Generator<Finding> {
  const links = new Map(workspace.messages.map((one) => [one.id, Object.keys(one.links)]))
  for (const [message, habits] of Object.entries(messages)) {
    const known = links.get(message)
    if (known === undefined) {
      yield unknown('unknown-message', ['messages', message], `There is no message \`${message}\`.`, links.keys())
      continue
    }
    for (const link of Object.keys(habits.links ?? {})) {
      if (known.includes(link)) continue
      const words = `The message \`${message}\` has no link \`${link}\`.`
      yield unknown('unknown-link', ['messages', message, 'links', link], words, known)
    }
  }
  const listenedFor = eventsIn(workspace)
  for (const event of Object.keys(events)) {
    if (listenedFor.has(event)) continue
    yield unknown(
      'unknown-event',
      ['events', event],
      `No journey and no segment asks for an event \`${event}\`.`,
      listenedFor,
    )
  }
}

/** Every event that a journey or a segment listens for. */
function eventsIn({ journeys, segments }: Publishable): ReadonlySet<string> {
  const ofJourneys = journeys.flatMap(({ journey }) => [
    ...triggeringEvents(journey),
    ...(journey.goal ? [journey.goal.event] : []),
    ...journey.exit.flatMap((rule) => (rule.kind === 'event' ? [rule.event] : [])),
    ...journey.watches.map(({ event }) => event),
  ])
  const ofSegments = Object.values(segments).flatMap(({ watches }) => watches.map(({ event }) => event))
  return new Set([...ofJourneys, ...ofSegments])
}

const unknown = (code: string, path: Path, message: string, known: Iterable<string>): Finding => ({
  ...error(code, path, message, didYouMean(String(path.at(-1)), known, 'Take it out: it would change nothing.')),
  marks: 'word',
})
