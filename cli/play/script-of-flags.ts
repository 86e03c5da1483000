import type { Script } from '../../local/play/script.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import type { Duration } from '../../shared/domain/time/duration.ts'
import { readDeed } from '../../state-machines/scenarios/read-deed.ts'
import type { Deed, Happens } from '../../state-machines/scenarios/scenario.ts'
import type { Timed } from './flags.ts'

/** What `waymark play` can be told about its contact. */
export type PlayFlags = {
  readonly open: readonly string[]
  readonly click: readonly string[]
  readonly reply: readonly string[]
  readonly bounce: readonly string[]
  readonly complain: readonly string[]
  readonly after: Duration
  readonly event: readonly Timed[]
  readonly done: readonly Timed[]
  readonly before: readonly Timed[]
  readonly happens: readonly Happens[]
  readonly attribute: JsonObject
  readonly tag: readonly string[]
  readonly score: Readonly<Record<string, number>>
  readonly property: JsonObject
  readonly by?: string
  readonly way: Readonly<Record<string, string>>
  readonly start?: number
  readonly zone?: string
}

/** What the flags say that one invented contact does in a journey. */
export function scriptOfFlags(journey: string, flags: PlayFlags): Script {
  const { tag, score, property, by, way, start, zone, after } = flags
  const answers = (messages: readonly string[], deedOf: (message: string, link?: string) => Deed) =>
    messages.map((one) => {
      const [message = '', link] = one.split(':')
      return happens({ kind: 'after-message', message, time: after }, deedOf(message, link), one)
    })
  return {
    journey,
    contact: { firstName: 'Robin', ...(zone === undefined ? {} : { timezone: zone }), ...flags.attribute },
    ...{ tags: tag, scores: score, trigger: property, by, ways: way, starts: start },
    before: flags.before.map(({ name, time }) => ({ ago: time, deed: event(name), words: name, path: [] })),
    happens: [
      ...answers(flags.open, (message) => ({ kind: 'opens', message })),
      ...answers(flags.click, (message, link) => ({
        kind: 'clicks',
        message,
        ...(link === undefined ? {} : { link }),
      })),
      ...answers(flags.reply, (message) => ({ kind: 'replies', message })),
      ...answers(flags.bounce, (message) => ({ kind: 'bounces', message })),
      ...answers(flags.complain, (message) => ({ kind: 'complains', message })),
      ...flags.event.map(({ name, time }) => happens({ kind: 'after-entry', time }, event(name), name)),
      ...flags.done.map(({ name, time }) =>
        happens({ kind: 'after-entry', time }, { kind: 'completes', step: name }, name),
      ),
      ...flags.happens,
    ],
  }
}

const happens = (when: Happens['when'], deed: Deed, words: string): Happens => ({ when, deed, words, path: [] })

/** An event as a sentence says it: by its name, or `Order Completed with total 120`. */
function event(said: string): Deed {
  const read = readDeed(`does ${said}`)
  return read.kind === 'read' ? read.deed : { kind: 'does', event: said, properties: {} }
}
