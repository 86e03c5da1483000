import type { Numbers, SimulationResult, StepResult } from '../../local/simulation/result/result.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import { wallTime, zonePeriods } from '../../shared/domain/time/local-time.ts'
import { countText, percentText } from '../../state-machines/costs/number-text.ts'
import { byService, dollarsOf, type Use } from '../../state-machines/costs/use.ts'
import { simulatedUse } from './simulated-use.ts'

/** What a report says of a simulation beside the figures themselves: in words, and in dollars. */
export type Report = {
  readonly result: SimulationResult
  /** The day on which the first contacts arrive, on the workspace's calendar. */
  readonly startsOn: string
  readonly timeZone: string
  readonly use: Use
  readonly dollars: number
  /** For 1,000 contacts who came in. */
  readonly perThousand: number
  /** Services with what they cost, the dearest first, and none that costs nothing. */
  readonly services: readonly { readonly service: string; readonly dollars: number; readonly share: number }[]
  readonly goal: string | undefined
}

/** A report of a simulation. */
export function reportOf(result: SimulationResult, { timeZone }: Pick<Settings, 'timeZone'>): Report {
  const startsAt = Date.parse(result.startsAt)
  const startsOn = new Date(wallTime(zonePeriods(timeZone, startsAt), startsAt)).toISOString().slice(0, 10)
  const use = simulatedUse(result.usage)
  const dollars = dollarsOf(use)
  const services = byService(use)
    .filter((one) => one.dollars > 0)
    .map((one) => ({ ...one, share: one.dollars / dollars }))
  const perThousand = result.entered === 0 ? 0 : (1000 * dollars) / result.entered
  return { result, startsOn, timeZone, use, dollars, perThousand, services, goal: goalWords(result) }
}

/** How the goal stands against what the team wants of it. */
function goalWords({ goal }: SimulationResult): string | undefined {
  if (goal === undefined) return undefined
  const { rate, baseline, target } = goal
  const wanted = [
    ...(baseline === undefined ? [] : [`baseline ${percentText(baseline)}`]),
    ...(target === undefined ? [] : [`target ${percentText(target)}`]),
  ]
  const isReached = target === undefined ? undefined : rate >= target
  const verdict = isReached
    ? 'target reached'
    : baseline !== undefined && rate < baseline
      ? 'below the baseline'
      : undefined
  return [...wanted, ...(verdict === undefined ? [] : [verdict])].join(', ')
}

/** What numbers are of, the largest first: `9 Demo Booked, 3 customer`; the number of a single one is known already. */
export function listed(numbers: Numbers): string {
  const entries = Object.entries(numbers).toSorted(([, a], [, b]) => b - a)
  const [only] = entries
  if (only && entries.length === 1) return only[0]
  return entries.map(([name, number]) => `${countText(number)} ${name}`).join(', ')
}

/** All of some numbers together. */
export const sum = (numbers: Numbers): number => Object.values(numbers).reduce((all, one) => all + one, 0)

/** A share of a whole as a percentage, to the tenth; a dash where there is no whole. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Number(((100 * part) / whole).toFixed(1))}%`

/** How long somebody was inside, in the largest unit that tells something. */
export function minutesText(minutes: number): string {
  if (minutes < 90) return counted(minutes, 'minute')
  if (minutes < 48 * 60) return counted(Math.round(minutes / 60), 'hour')
  return counted(Math.round(minutes / 1440), 'day')
}

/** A split is no place where contacts stay: its ways tell how many went each of them. */
export const isTold = ({ kind }: StepResult): boolean => kind !== 'split'

/** So many of something. */
export const counted = (count: number, word: string): string => `${countText(count)} ${word}${count === 1 ? '' : 's'}`
