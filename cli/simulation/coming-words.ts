import type { SimulationResult } from '../../local/simulation/result/result.ts'
import { countText } from '../../state-machines/costs/number-text.ts'
import { counted, listed, sum } from './report.ts'

/** Who was not let in and why, in words; undefined where nobody was kept out. */
export function refusedWords({ refused }: Pick<SimulationResult, 'refused'>): string | undefined {
  if (sum(refused) === 0) return undefined
  const said = Object.fromEntries(Object.entries(refused).map(([reason, count]) => [reasonWords(reason), count]))
  return `${countText(sum(refused))} were not let in: ${listed(said)}`
}

/** None of the days that are simulated lets them in: it is a reason that only a simulation knows. */
const reasonWords = (reason: string): string => (reason === 'no-day' ? 'none of these days is theirs' : reason)

/** How many contacts came in, and how many times where some came more than once. */
export const cameInWords = ({ people, entered }: Pick<SimulationResult, 'people' | 'entered'>): string =>
  people === entered
    ? `${countText(entered)} came in`
    : `${counted(people, 'contact')} came in, ${countText(entered)} times in all`

/** What shares and prices are of: contacts, or times where some came in more than once. */
export const whoCame = ({ people, entered }: Pick<SimulationResult, 'people' | 'entered'>): string =>
  people === entered ? 'who came in' : 'times that somebody came in'
