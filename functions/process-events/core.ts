import type { IntakeRecord } from '../../shared/contracts/intake-record.ts'
import { findSeenEvent, putSeenEvent, type SeenEvent } from '../../shared/store/entities/seen-events.ts'
import { untilWritten } from '../../shared/store/until-written.ts'
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

async function store(record: IntakeRecord, deps: ProcessDeps): Promise<SeenEvent> {
  for (;;) {
    const { left, isPart } = await untilWritten(deps.store, () => storeOnce(record, deps))
    if (!isPart) return left
    await carryOut(left, deps)
  }
}

/** What was stored, or had been before, and whether it is only a first part of the record. */
type Stored = { readonly left: SeenEvent; readonly isPart: boolean }

async function storeOnce(record: IntakeRecord, deps: ProcessDeps): Promise<Stored | 'refused'> {
  const seen = await findSeenEvent(deps.store, record.messageId)
  if (seen !== undefined) return { left: seen, isPart: false }
  const person = await findPerson(record, deps)
  if (person === undefined) return { left: nothingToDo, isPart: false }
  const { contact, wakes, events, changes, ahead, isPart } = await applyRecord(record, person, deps)
  const left: SeenEvent = { contactId: contact.contactId, revision: person.revision ?? 0, wakes, events }
  const mark = isPart ? [] : [putSeenEvent(record.messageId, left, record.receivedAt)]
  // Each by itself: many share a minute, and in transactions they would be in each other's way.
  await Promise.all(ahead.map((change) => deps.store.write([change])))
  const { kind } = await deps.store.write([...mark, ...person.changes, ...changes])
  return kind === 'written' ? { left, isPart } : kind
}

const nothingToDo: SeenEvent = { contactId: '', revision: 0, wakes: [], events: [] }
