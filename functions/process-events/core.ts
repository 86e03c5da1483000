import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { StoreFault } from '../../shared/ports/store.ts'
import { findSeenEvent, putSeenEvent, type SeenEvent } from '../../shared/store/entities/seen-events.ts'
import { applyRecord } from './apply-record.ts'
import { carryOut } from './carry-out.ts'
import type { ProcessDeps } from './deps.ts'
import { findPerson } from './find-person.ts'

/**
 * Takes one record of the intake queue: finds the person, changes their profile in one write, and then wakes who waited
 * and puts the event on the bus. The same record again changes nothing; it does what a crash left undone.
 */
export async function processEvent(record: IntakeRecord, deps: ProcessDeps): Promise<void> {
  await carryOut(await store(record, deps), deps)
}

/** Others may change the same person at the same time; each of them gets through once in a round. */
const mostTries = 12

async function store(record: IntakeRecord, deps: ProcessDeps): Promise<SeenEvent> {
  for (let refusals = 0; refusals < mostTries; ) {
    const seen = await findSeenEvent(deps.store, record.messageId)
    if (seen !== undefined) return seen
    const person = await findPerson(record, deps)
    if (person === undefined) return nothingToDo
    const applied = await applyRecord(record, person, deps)
    const { contactId } = applied.contact
    const { wakes, events } = applied
    const left: SeenEvent = { contactId, revision: person.revision ?? 0, wakes, events }
    const mark = applied.isPart ? [] : [putSeenEvent(record.messageId, left, record.receivedAt)]
    if (applied.ahead.length > 0) await deps.store.write(applied.ahead)
    const result = await deps.store.write([...mark, ...person.changes, ...applied.changes])
    if (result.kind === 'refused') {
      refusals++
      continue
    }
    if (!applied.isPart) return left
    await carryOut(left, deps)
  }
  throw new StoreFault(`one person was changed by others ${mostTries} times in a row`)
}

const nothingToDo: SeenEvent = { contactId: '', revision: 0, wakes: [], events: [] }
