import type { MessagesResult } from '../../local/simulation/result/result.ts'

type Day = MessagesResult['byDate'][number]

const day = 86_400_000

/** With fewer days than a week one of them would look like all of time. */
const fewestDays = 7

/** Messages by day from the first on which any is sent to the last, with the days between on which none is. */
export function calendarOf({ byDate }: Pick<MessagesResult, 'byDate'>): readonly Day[] {
  const [first, last] = [byDate[0], byDate.at(-1)]
  if (first === undefined || last === undefined) return []
  const counts = new Map(byDate.map(({ date, messages }) => [date, messages]))
  const days = Math.max(fewestDays, (Date.parse(last.date) - Date.parse(first.date)) / day + 1)
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(Date.parse(first.date) + index * day).toISOString().slice(0, 10)
    return { date, messages: counts.get(date) ?? 0 }
  })
}

/** The day with the most messages; of two with as many the first. */
export const fullestDay = ({ byDate }: Pick<MessagesResult, 'byDate'>): Day | undefined =>
  byDate.reduce<Day | undefined>((most, one) => (one.messages > (most?.messages ?? 0) ? one : most), undefined)
