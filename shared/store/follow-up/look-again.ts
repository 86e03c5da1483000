import type { IntakeRecord } from '../../contracts/intake-record.ts'
import { hopsIn } from '../../domain/enrollment/hops.ts'
import type { Outgoing } from '../entities/left-to-do.ts'
import type { PublishedContent } from '../published-content.ts'

/**
 * What makes `process-events` ask a contact's segments and dates again after their record was changed; nothing, where a
 * workspace has neither. `id` names the change, and `hops` says how many journeys in a row have led to it.
 */
export async function lookAgain(
  contactId: string,
  id: string,
  { content, now, hops }: { readonly content: PublishedContent; readonly now: number; readonly hops: number },
): Promise<readonly Outgoing[]> {
  if (!(await hasSomethingToAsk(content))) return []
  const body: IntakeRecord = {
    kind: 'look',
    messageId: `${id}:look`,
    occurredAt: now,
    receivedAt: now,
    contactId,
    ...hopsIn({ hops }),
  }
  return [{ queue: 'intake', message: { body, group: contactId, id: body.messageId } }]
}

async function hasSomethingToAsk(content: PublishedContent): Promise<boolean> {
  if (Object.keys(await content.segments()).length > 0) return true
  const { journeys } = await content.index()
  for (const [id, { version }] of Object.entries(journeys)) {
    const journey = await content.journey(id, version)
    if (journey?.triggers.some(({ kind }) => kind === 'date')) return true
  }
  return false
}
