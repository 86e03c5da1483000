import { styleText } from 'node:util'
import type { Played, Script } from '../../local/play/script.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import { conditionWords } from '../../state-machines/handbook/words/condition-words.ts'
import { likeOneOf } from '../../state-machines/scenarios/check-events.ts'

/** What helps somebody on who plays a journey with flags: why they were not let in, and which event may be mistyped. */
export const playNotes = (played: Played, script: Script, workspace: Publishable): readonly string[] =>
  [...refusal(played, workspace), ...mistyped(script, workspace)].map((note) => styleText('yellow', note))

/** How the contact is told more of, so that a journey lets them in. */
export const tellMore = 'Tell more of them with --attribute, --tag, --score, --before or --start.'

function refusal({ timeline, journey }: Played, { journeys }: Publishable): readonly string[] {
  const own = timeline.filter((one) => 'journey' in one && one.journey === journey)
  const refused = own.find((one) => one.kind === 'entry-refused')
  if (refused === undefined || own.some(({ kind }) => kind === 'entered')) return []
  const audience = journeys.find((one) => one.journey.id === journey)?.journey.audience
  if (refused.reason !== 'not-in-audience' || audience === undefined) return []
  return [`The audience asks: ${conditionWords(audience, { subjects: {}, segments: {} })}. ${tellMore}`]
}

/** Events whose names are nearly those that somebody asks for. */
function mistyped({ before, happens }: Script, { journeys, segments }: Publishable): readonly string[] {
  const asked = journeys.flatMap(({ journey: { triggers, exit, goal, watches } }) => [
    ...[...triggers, ...exit, ...watches].flatMap((one) => ('event' in one ? [one.event] : [])),
    ...(goal === undefined ? [] : [goal.event]),
  ])
  const counted = Object.values(segments).flatMap(({ watches }) => watches.map(({ event }) => event))
  const known = new Set([...asked, ...counted])
  return [...before, ...happens].flatMap(({ deed }) => {
    const near = deed.kind === 'does' && !known.has(deed.event) ? likeOneOf(deed.event, known) : undefined
    return deed.kind === 'does' && near !== undefined
      ? [`No journey and no segment asks for the event ${deed.event}. Did you mean ${near}?`]
      : []
  })
}
