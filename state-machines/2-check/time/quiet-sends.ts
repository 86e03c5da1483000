import type { Journey, JourneyDay, SendStep, Step } from '../../../shared/domain/journey/journey.ts'
import { branchesOf } from '../../../shared/domain/journey/walk-steps.ts'
import { roughSeconds } from '../../../shared/domain/time/duration.ts'
import type { Workspace } from '../rule.ts'
import { type Due, dueClocks } from './due-clock.ts'
import { quietHoursOf, sentWhenDue } from './paths/quiet.ts'

/** A message that is always due in quiet hours: until when it is put off, and what of that is too late for it. */
export type QuietSend = {
  readonly step: SendStep
  readonly due: Due
  readonly until: number
  readonly tooLate: 'expires' | 'next-day' | undefined
}

/** The messages of a journey that nobody gets at the time for which they are written. */
export function* quietSends(journey: Journey, workspace: Workspace): Generator<QuietSend> {
  const quiet = quietHoursOf(workspace)
  if (quiet === undefined) return
  const clocks = dueClocks(journey, workspace)
  for (const { step, next } of sendsWithNext(journey.steps, undefined)) {
    const due = clocks.get(step)
    if (due === undefined) continue
    const until = sentWhenDue(due.clock * 60, quiet) / 60
    if (until === due.clock) continue
    yield { step, due, until, tooLate: tooLate(step, { due, minutes: until - due.clock, next }, workspace) }
  }
}

type PutOff = { readonly due: Due; readonly minutes: number; readonly next: JourneyDay | undefined }

/** Why a message that is put off by so many minutes is not sent at all: as `send-message` decides it. */
function tooLate(step: SendStep, { due, minutes, next }: PutOff, { messages }: Workspace): QuietSend['tooLate'] {
  const expires = messages.get(step.message)?.expires
  if (expires !== undefined && minutes * 60 > roughSeconds(expires)) return 'expires'
  if (due.day === undefined || next === undefined || next.day <= due.day || step.await) return undefined
  // Without a clock time of its own the next day may begin as late as the day ends.
  const begins = next.day * 1440 + (next.at ?? 1440)
  return begins < due.day * 1440 + due.clock + minutes ? 'next-day' : undefined
}

/** Every send, with the day of the step right behind it. */
function* sendsWithNext(
  steps: readonly Step[],
  behind: JourneyDay | undefined,
): Generator<{ readonly step: SendStep; readonly next: JourneyDay | undefined }> {
  for (const [index, step] of steps.entries()) {
    const follower = steps[index + 1]
    const next = follower === undefined ? behind : dayOf(follower)
    if (step.kind === 'send') yield { step, next }
    for (const branch of branchesOf(step)) yield* sendsWithNext(branch, next)
  }
}

const dayOf = (step: Step): JourneyDay | undefined =>
  step.day ?? (step.kind === 'wait' && step.time.kind === 'day' ? step.time : undefined)
