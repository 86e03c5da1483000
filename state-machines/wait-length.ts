import type { Step, WaitTime } from '../shared/domain/journey/journey.ts'
import { roughSeconds } from '../shared/domain/time/duration.ts'

/** The shortest and the longest that something can take, in seconds. */
export type Length = { readonly least: number; readonly most: number }

const day = 86_400

/** How long a wait can last that begins so many seconds after entry: what the contact's own data say is not known yet. */
export function lengthOfWait(time: WaitTime, start: Length): Length {
  switch (time.kind) {
    case 'duration':
      return exactly(roughSeconds(time.duration))
    case 'warmth': {
      const lengths = [time.hot, time.warm, time.cold].map(roughSeconds)
      return { least: Math.min(...lengths), most: Math.max(...lengths) }
    }
    case 'day': {
      const { least, most } = dayOfEntry(time)
      return { least: Math.max(0, least - start.most), most: Math.max(0, most - start.least) }
    }
    case 'weekday':
      return { least: 0, most: longestGap(time.weekdays) * day }
    case 'date':
      return { least: 0, most: roughSeconds(time.within) }
  }
}

/** The seconds after entry at which a day of the journey can begin: a clock time of its own may lie on either side. */
export const dayOfEntry = ({ day: days, at }: { readonly day: number; readonly at?: number }): Length =>
  at === undefined ? exactly(days * day) : { least: Math.max(0, days - 1) * day, most: (days + 1) * day }

/** How long a step waits for an answer at the most; none for steps that wait for nobody. */
export function awaitedSeconds(step: Step): number {
  if (step.kind === 'wait-for') return roughSeconds(step.within)
  return (step.kind === 'send' || step.kind === 'act') && step.await ? roughSeconds(step.await.within) : 0
}

const exactly = (seconds: number): Length => ({ least: seconds, most: seconds })

/** The most days from one of these weekdays to the next. */
function longestGap(weekdays: readonly number[]): number {
  const gaps = weekdays.map((weekday, index) => {
    const next = weekdays[(index + 1) % weekdays.length] ?? weekday
    return (next - weekday + 7) % 7 || 7
  })
  return Math.max(...gaps, 1)
}
