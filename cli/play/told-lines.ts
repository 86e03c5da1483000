import { styleText } from 'node:util'
import type { Played } from '../../local/play/script.ts'
import type { Activity } from '../../shared/domain/contact/activity.ts'
import { heldOutWords } from '../../state-machines/scenarios/wrong-way.ts'
import { activityText } from './activity-text.ts'

/** One line of a play, with its moment. */
export type ToldLine = { readonly at: number; readonly text: string }

/** The timeline in lines: what let them in stands with the entry, and a split is one line that says which way they go. */
export function toldLines(played: Played): readonly ToldLine[] {
  const { timeline } = played
  return timeline.flatMap((one, index) => {
    const text = textOf(one, timeline.slice(0, index), played)
    return text === undefined ? [] : [{ at: one.at, text: `${text}${otherJourney(one, played)}` }]
  })
}

/** The journey of a step, where it is not the one that is played; who comes in or out is told with its name. */
const otherJourney = (one: Activity, { journey }: Played): string =>
  'step' in one && one.journey !== journey ? styleText('dim', ` · ${one.journey}`) : ''

/** Undefined where another line says it already: that a mail arrived, and what else a split asked. */
function textOf(one: Activity, before: readonly Activity[], played: Played): string | undefined {
  if (one.kind === 'delivered') return undefined
  if (one.kind === 'entered') {
    const by = played.letInBy.get(one.enrollmentId)
    return `${activityText(one)}${by === undefined ? '' : styleText('dim', ` by ${by}`)}`
  }
  const given = wayAt(one, played)
  if (given === undefined || one.kind !== 'asked') return activityText(one)
  const isTold = before.some(
    (other) => other.kind === 'asked' && other.step === one.step && other.enrollmentId === one.enrollmentId,
  )
  return isTold ? undefined : wayText(given.way, given.split)
}

/** The way that an answer is about, where it is one of a split. */
export const wayAt = (one: Activity, { ways }: Pick<Played, 'ways'>): Played['ways'][number] | undefined =>
  one.kind === 'asked' ? ways.find(({ journey, split }) => journey === one.journey && split === one.step) : undefined

const wayText = (way: string, split: string): string =>
  way === heldOutWords
    ? `is ${styleText('magenta', heldOutWords)} of ${split}`
    : `goes the way ${styleText('magenta', way)} of ${split}`
