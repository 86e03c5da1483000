import type { Round } from '../../shared/contracts/round.ts'
import { callOnPeople } from './call-on-people.ts'
import { carryDues } from './carry-dues.ts'
import type { RoundDeps } from './deps.ts'
import { handOn } from './hand-on.ts'

/** How many contacts one page has. */
const pageSize = 100

/**
 * Takes one page of what time brings about, and queues the page after it. Every entry and every look that comes of it has
 * an id made of the contact and what was due: the same page again lets nobody in twice.
 */
export async function makeRounds(round: Round, deps: RoundDeps): Promise<void> {
  const worked =
    round.kind === 'dues' ? await carryDues(round, pageSize, deps) : await callOnPeople(round, pageSize, deps)
  await handOn(worked, deps)
  if (worked.next !== undefined) {
    await deps.queue.send('rounds', [{ body: { ...round, after: worked.next } satisfies Round }])
  }
}
