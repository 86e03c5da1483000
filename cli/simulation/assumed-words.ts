import type { Habits } from '../../local/simulation/habits/habits.ts'
import { habitSentences } from '../costs/habit-words.ts'

/** What a simulation assumes of its contacts, as sentences. */
export const assumedOf = (habits: Habits): readonly string[] => [
  ...habitSentences(habits),
  `Contacts arrive within ${Math.round(habits.over / 86_400_000)} days, and half of those who open a mail do so ` +
    `within ${Math.round(habits.opensAfter / 3_600_000)} hours.`,
]
