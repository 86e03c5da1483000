import { contactEventSource } from '../../shared/contracts/contact-event.ts'
import type { SeenEvent } from '../../shared/store/entities/seen-events.ts'
import { wakeAll } from '../../shared/store/wake-all.ts'
import type { ProcessDeps } from './deps.ts'

/** Does what a stored event left to be done. Doing it twice wakes nobody twice and enrolls nobody twice. */
export async function carryOut(
  { wakes, events }: SeenEvent,
  { bus, runner }: Pick<ProcessDeps, 'bus' | 'runner'>,
): Promise<void> {
  await wakeAll(wakes, runner)
  if (events.length === 0) return
  await bus.put(
    events.map((event) => ({
      source: contactEventSource,
      detailType: event.name,
      detail: { ...event },
      time: event.occurredAt,
    })),
  )
}
