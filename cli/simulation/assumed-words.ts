import type { Habits } from '../../local/simulation/habits/habits.ts'
import type { SimulationResult } from '../../local/simulation/result/result.ts'
import { habitSentences } from '../costs/habit-words.ts'
import { counted } from './report.ts'

/** What a simulation assumes of its contacts, as sentences. */
export const assumedOf = (
  habits: Habits,
  { comes, over }: Pick<SimulationResult, 'comes' | 'over'>,
): readonly string[] => [
  ...habitSentences(habits),
  `${comingWords[comes](counted(Math.round(over / 86_400_000), 'day'))} Half of those who open a mail do so within ` +
    `${counted(Math.round(habits.opensAfter / 3_600_000), 'hour')}.`,
]

/** How contacts come in, within some days. */
const comingWords: Readonly<Record<SimulationResult['comes'], (days: string) => string>> = {
  'by-deed': (days) => `Contacts arrive within ${days}.`,
  'by-time': (days) =>
    `All contacts are known beforehand. They are let in when their own clock shows the time, within ${days}.`,
  'by-both': (days) =>
    `Contacts come by one of the triggers each, all triggers alike, within ${days}. Whom the calendar lets in is known ` +
    'beforehand, and it calls on the others, too, from the day before they come.',
}
