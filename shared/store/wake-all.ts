import { errorNames } from '../contracts/tasks/error-names.ts'
import type { Wake } from '../domain/enrollment/settle-enrollments.ts'
import type { JourneyRunner } from '../ports/journey-runner.ts'

/** Wakes executions that wait: one that was answered goes on, one whose enrollment is over ends. Too late is no fault. */
export async function wakeAll(wakes: readonly Wake[], runner: JourneyRunner): Promise<void> {
  for (const { token, kind } of wakes) {
    if (kind === 'answered') await runner.succeed(token, { answers: {} })
    else await runner.fail(token, errorNames.enrollmentClosed, 'the enrollment is over')
  }
}
