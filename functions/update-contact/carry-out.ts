import type { UpdateContactTask } from '../../shared/contracts/tasks/update-contact-task.ts'
import { EnrollmentClosed } from '../../shared/domain/enrollment/enrollment-closed.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { JourneyRunner } from '../../shared/ports/journey-runner.ts'
import type { Queue } from '../../shared/ports/queue.ts'
import type { Store } from '../../shared/ports/store.ts'
import { findLeftToDo, type LeftToDo } from '../../shared/store/entities/left-to-do.ts'
import type { OpenEnrollment } from '../../shared/store/open-enrollment.ts'
import { wakeAll } from '../../shared/store/wake-all.ts'

type Deps = {
  readonly store: Store
  readonly queue: Queue
  readonly runner: JourneyRunner
  readonly clock: Clock
}

/** Does what a stored update left to be done. Everything in it has an id, so doing it twice does it once. */
export async function carryOut({ wakes, messages }: Omit<LeftToDo, 'at'>, deps: Deps): Promise<void> {
  for (const { queue, message } of messages) await deps.queue.send(queue, [message])
  await wakeAll(wakes, deps.runner)
}

/**
 * Does again what an earlier try of a task stored and may have died before doing, where there was one. It may have ended
 * the enrollment itself, so it is asked before that is told.
 */
export async function carryOutEarlier(
  { enrollmentId, updates }: UpdateContactTask,
  opening: Promise<OpenEnrollment>,
  deps: Deps,
): Promise<OpenEnrollment> {
  const again = async () => {
    for (const left of await findLeftToDo(deps.store, enrollmentId, updates, deps.clock.now())) {
      await carryOut(left, deps)
    }
  }
  try {
    const open = await opening
    if (updates.some((step) => Object.hasOwn(open.enrollment.done, step))) await again()
    return open
  } catch (fault) {
    if (fault instanceof EnrollmentClosed) await again()
    throw fault
  }
}
