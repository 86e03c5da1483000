import type { ContestResult, SimulationResult, SplitResult, WayResult } from '../../local/simulation/result/result.ts'
import { describeDuration } from '../../shared/domain/time/duration.ts'
import { wallTime, zonePeriods } from '../../shared/domain/time/local-time.ts'
import { countText } from '../../state-machines/costs/number-text.ts'
import { counted, shareText } from './report.ts'

/** The words over what is told of each way of a split. */
export const wayHead = (hasGoal: boolean): readonly string[] => [
  'contacts',
  'opened',
  'clicked',
  ...(hasGoal ? ['goal'] : []),
]

/** The ways of a split, and who is held out: each with a row of what came of it. */
export const wayRows = (
  { ways, heldOut }: SplitResult,
  hasGoal: boolean,
): readonly { readonly name: string; readonly cells: readonly string[] }[] => [
  ...ways.map((way) => ({ name: way.name, cells: cellsOf(way, hasGoal) })),
  ...(heldOut === undefined ? [] : [{ name: 'held out', cells: cellsOf(heldOut, hasGoal) }]),
]

const cellsOf = ({ contacts, opened, clicked, goal }: WayResult, hasGoal: boolean): readonly string[] => [
  countText(contacts),
  shareText(opened, contacts),
  shareText(clicked, contacts),
  ...(hasGoal ? [shareText(goal, contacts)] : []),
]

/** How a split looked for its winner, in a sentence or two; undefined where it looks for none. */
export function contestWords({ contest }: SplitResult, timeZone: string): string | undefined {
  if (contest === undefined) return undefined
  const { winner, wasCompared, after, by } = contest
  if (winner !== undefined) {
    const rates = winner.ways
      .toSorted((a, b) => Number(b.name === winner.way) - Number(a.name === winner.way))
      .map(({ name, contacts, did }) => `${name} ${shareText(did, contacts)} of ${countText(contacts)}`)
    const measured = `${measureWords[by]}: ${rates.join(', ')}`
    return `${winner.way} won on ${momentText(winner.at, timeZone)} (${measured}). Who came after that got no other way.`
  }
  return wasCompared
    ? `None has won: a winner needs 100 contacts in every way, and a higher share than all others of those who ${measureWords[by]}.`
    : `None has won: nobody came ${describeDuration(after)} after the first, when the ways would be compared. A longer --over lets contacts come until then.`
}

const measureWords: Readonly<Record<ContestResult['by'], string>> = {
  opened: 'opened a mail',
  clicked: 'clicked',
  replied: 'replied',
  goal: 'reached the goal',
}

/** Whether ways are told with the goal of their journey. */
export const hasGoal = ({ goal }: SimulationResult): boolean => goal !== undefined

/** How many came to a split. */
export const atSplit = ({ ways, heldOut }: SplitResult): string =>
  counted(
    [...ways, ...(heldOut ? [heldOut] : [])].reduce((sum, { contacts }) => sum + contacts, 0),
    'contact',
  )

function momentText(at: string, timeZone: string): string {
  const instant = Date.parse(at)
  return new Date(wallTime(zonePeriods(timeZone, instant), instant)).toISOString().slice(0, 16).replace('T', ' at ')
}
