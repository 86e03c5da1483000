import type { Journal } from './journal.ts'

/** Makes an answer wait for just those writes that it rests on. */
export type WriteBarrier = {
  /** Resolves once what was just written to these partitions is on disk. */
  wrote(partitions: Iterable<string>): Promise<void>
  /** Resolves once everything that a reader of the partition has seen is on disk. */
  saw(partition: string): Promise<void>
}

/**
 * A read sees what others wrote a moment ago and is not on disk yet. Whoever answers on the strength of it ("this
 * event we have already") would promise what a crash can still take away, so the read waits as its writer does.
 */
export function writeBarrier(journal: Journal): WriteBarrier {
  let commit = Promise.resolve()
  const unsettled = new Set<string>()
  return {
    wrote(partitions) {
      const current = journal.committed()
      if (current !== commit) unsettled.clear()
      commit = current
      for (const partition of partitions) unsettled.add(partition)
      return commit
    },
    saw: (partition) => (unsettled.has(partition) ? commit : nothing),
  }
}

/**
 * For a host that keeps everything it does in this one journal, and answers outwards only after `committed()`: a crash
 * takes away cause and consequence together, so nothing inside has to wait.
 */
export const noBarrier: WriteBarrier = { wrote: () => nothing, saw: () => nothing }

const nothing = Promise.resolve()
