import { errorNames } from '../contracts/tasks/error-names.ts'
import type { Wake } from '../domain/enrollment/settle-enrollments.ts'
import type { JourneyRunner } from '../ports/journey-runner.ts'

/**
 * Wakes executions that wait: one that was answered goes on, one whose enrollment is over ends. Too late is no fault;
 * what comes back are the wakes that came in time.
 */
export async function wakeAll(wakes: readonly Wake[], runner: JourneyRunner): Promise<readonly Wake[]> {
  const inTime: Wake[] = []
  for (const wake of wakes) if ((await wakeOne(wake, runner)) === 'taken') inTime.push(wake)
  return inTime
}

const wakeOne = ({ kind, token }: Wake, runner: JourneyRunner): Promise<'taken' | 'late'> =>
  kind === 'answered'
    ? runner.succeed(token, { answers: {} })
    : runner.fail(token, errorNames.enrollmentClosed, 'the enrollment is over')
