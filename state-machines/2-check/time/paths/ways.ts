import type { BranchStep, Journey, JourneyDay, SendStep, Step } from '../../../../shared/domain/journey/journey.ts'
import { describeClock, describeWeekdays } from '../../../../shared/domain/time/describe-time.ts'
import { type Duration, roughSeconds } from '../../../../shared/domain/time/duration.ts'
import { lengthOfWait } from '../../../wait-length.ts'

/** One way through a step: what it waits, the steps that it leads to, and the words by which a person tells it. */
export type Way = {
  readonly words: readonly string[]
  readonly waits: Waits
  readonly steps: Journey['steps']
  /** The way of those who did not answer a message; also of those whom it never reached, and they do not wait. */
  readonly isUnanswered?: true
}

/**
 * How long a way takes: a time between two, or until a day of the journey. `isDated`: that long because of a date or a
 * weekday, which comes when it comes.
 */
export type Waits =
  | { readonly kind: 'between'; readonly least: number; readonly most: number; readonly isDated?: boolean }
  | { readonly kind: 'until'; readonly day: JourneyDay }

/** All ways through a step, but for those on which something ends the enrollment from outside. */
export function waysThrough(step: Step): readonly Way[] {
  const ways = remembered.get(step) ?? findWays(step)
  remembered.set(step, ways)
  return ways
}

const remembered = new WeakMap<Step, readonly Way[]>()

function findWays(step: Step): readonly Way[] {
  switch (step.kind) {
    case 'send':
      return step.await ? messageWays(step, step.await) : [way([step.id])]
    case 'act':
      return step.await ? answerWays(step.id, 'done', step.await) : [way([])]
    case 'wait-for':
      return answerWays(undefined, step.match.event, step)
    case 'wait':
      return [waitWay(step)]
    case 'branch':
      return branchWays(step)
    case 'split':
      return [
        ...step.variants.map(({ name, steps }) => way([`${step.id}: ${name}`], steps)),
        ...(step.holdOut > 0 ? [way([`${step.id}: held out`])] : []),
      ]
    case 'exit':
      return []
    default:
      return [way([])]
  }
}

const noTime: Waits = { kind: 'between', least: 0, most: 0 }

const way = (words: readonly string[], steps: Journey['steps'] = []): Way => ({ words, waits: noTime, steps })

type Awaited = Pick<NonNullable<SendStep['await']>, 'within' | 'answered' | 'unanswered'>

function answerWays(id: string | undefined, answer: string, { within, answered, unanswered }: Awaited): readonly Way[] {
  const most = roughSeconds(within)
  const before = id === undefined ? [] : [id]
  return [
    { words: [...before, answer], waits: { kind: 'between', least: 0, most }, steps: answered },
    { words: [...before, `no ${answer}`], waits: { kind: 'between', least: most, most }, steps: unanswered },
  ]
}

const messageWays = ({ id }: SendStep, awaited: NonNullable<SendStep['await']>): readonly Way[] =>
  answerWays(id, answerTo(awaited), awaited).map((one, index) => (index === 1 ? { ...one, isUnanswered: true } : one))

const answerWords = { opened: 'open', clicked: 'click', replied: 'reply' } as const

const answerTo = ({ answers }: NonNullable<SendStep['await']>): string =>
  answers.map((answer) => (answer.kind === 'event' ? answer.event : answerWords[answer.kind])).join(' or ')

function branchWays({ id, cases, otherwise }: BranchStep): readonly Way[] {
  return [...cases.map(({ steps }, index) => way([`${id}: case ${index + 1}`], steps)), way([`${id}: else`], otherwise)]
}

function waitWay({ time }: Extract<Step, { kind: 'wait' }>): Way {
  if (time.kind === 'day') {
    const { kind: _, ...day } = time
    return { words: [`wait until day ${time.day}`], waits: { kind: 'until', day }, steps: [] }
  }
  return {
    words: [`wait ${waitWords(time)}`],
    waits: {
      kind: 'between',
      ...lengthOfWait(time, { least: 0, most: 0 }),
      isDated: time.kind === 'date' || time.kind === 'weekday',
    },
    steps: [],
  }
}

function waitWords(time: Exclude<Extract<Step, { kind: 'wait' }>['time'], { kind: 'day' }>): string {
  if (time.kind === 'duration') return shortDuration(time.duration)
  if (time.kind === 'warmth') return 'by warmth'
  if (time.kind === 'weekday') return `until ${describeWeekdays(time.weekdays)} ${describeClock(time.at)}`
  return `until ${time.attribute}`
}

/** A duration as it is written in a file: `1d 12h`. */
function shortDuration({ days, seconds }: Duration): string {
  const parts: readonly (readonly [number, string])[] = [
    [days, 'd'],
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ]
  const words = parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : []))
  return words.length === 0 ? '0s' : words.join(' ')
}
