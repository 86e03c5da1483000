import { holds, type World } from '../condition/condition.ts'
import { type AskedSegment, meaningOf } from '../condition/meaning.ts'
import { own } from '../json.ts'
import type { ZonePeriod } from '../time/local-time.ts'
import type { Contact, Membership } from './contact.ts'

/** A contact came into a segment, or is in it no longer. */
export type SegmentChange = { readonly segment: string; readonly change: 'entered' | 'left' }

/** Where a contact is in after something happened, and where that is news. */
export type AskedSegments = {
  readonly memberships: Readonly<Record<string, Membership>>
  readonly changes: readonly SegmentChange[]
  /** Whether nothing else has changed; the rest is news for whoever asks next. */
  readonly isWhole: boolean
}

/** So many changes find room in one write beside everything else. */
const mostChanges = 8

/**
 * Holds a contact against all segments. News is what differs from the last time that the same definition was asked; a
 * definition that is new to a known contact is first asked of them as they were before, so that publishing a segment
 * moves nobody. Somebody new was in none.
 */
export function askSegments(
  segments: Readonly<Record<string, AskedSegment>>,
  { before, after }: { readonly before: Contact | undefined; readonly after: Contact },
  when: { readonly now: number; readonly zone: readonly ZonePeriod[]; readonly world: World },
): AskedSegments {
  const memberships: Record<string, Membership> = {}
  const changes: SegmentChange[] = []
  let isWhole = true
  for (const [segment, asked] of Object.entries(segments)) {
    const { condition } = asked
    const definition = meaningOf(asked, segments, when.world)
    const known = own(before?.memberships ?? {}, segment)
    const isKnown = known?.definition === definition
    const wasIn = isKnown ? known.isIn : before !== undefined && holds(condition, { ...when, contact: before })
    const isIn = holds(condition, { ...when, contact: after })
    const isTold = isIn === wasIn || changes.length < mostChanges
    isWhole &&= isTold
    memberships[segment] = { isIn: isTold ? isIn : wasIn, definition }
    if (isIn !== wasIn && isTold) changes.push({ segment, change: isIn ? 'entered' : 'left' })
  }
  return { memberships, changes, isWhole }
}
