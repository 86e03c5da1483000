import type { Clock } from '../../shared/ports/clock.ts'

/** A clock that can be put forward. */
export type LocalClock = Clock & {
  /** Puts the clock forward to a time; never back. */
  jumpTo(time: number): void
  /** Whether time also passes by itself. */
  readonly runs: boolean
}

/** A clock that stands still until it is put forward: a month passes in as long as its happenings take. */
export function virtualClock(start: number): LocalClock {
  let now = start
  return {
    runs: false,
    now: () => now,
    jumpTo: (time) => {
      now = Math.max(now, time)
    },
  }
}

/** The machine's clock, ahead by as much as somebody has put it forward. `keep` is told every new offset. */
export function realClock(offset: number, keep: (offset: number) => void): LocalClock {
  let ahead = offset
  return {
    runs: true,
    now: () => Date.now() + ahead,
    jumpTo: (time) => {
      const more = time - (Date.now() + ahead)
      if (more <= 0) return
      ahead += more
      keep(ahead)
    },
  }
}
