import { contactEventSource } from '../../shared/contracts/contact-event.ts'
import { putActivity } from '../../shared/store/entities/activities.ts'
import type { SeenEvent } from '../../shared/store/entities/seen-events.ts'
import { wakeAll } from '../../shared/store/wake-all.ts'
import type { ProcessDeps } from './deps.ts'

/** Does what a stored event left to be done. Doing it twice wakes nobody twice and enrolls nobody twice. */
export async function carryOut(seen: SeenEvent, deps: ProcessDeps): Promise<void> {
  await wake(seen, deps)
  if (seen.events.length === 0) return
  await deps.bus.put(
    seen.events.map((event) => ({
      source: contactEventSource,
      detailType: event.name,
      detail: { ...event },
      time: event.occurredAt,
    })),
  )
}

/** Only a wait that was not over yet is told as answered: what comes after its time-out answers nothing. */
async function wake({ contactId, revision, wakes }: SeenEvent, { runner, store, clock }: ProcessDeps): Promise<void> {
  const inTime = await wakeAll(wakes, runner)
  const told = inTime.flatMap((one) => {
    if (one.kind === 'closed') return []
    const { enrollmentId, journey, step } = one
    const activity = { kind: 'waited', at: clock.now(), enrollmentId, journey, step, answered: true } as const
    return [putActivity({ contactId, revision }, activity, `${enrollmentId}:${step}:waited`)]
  })
  if (told.length > 0) await store.write(told)
}
