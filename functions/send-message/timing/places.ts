import type { Contact } from '../../../shared/domain/contact/contact.ts'
import { furtherStage } from '../../../shared/domain/contact/stage.ts'
import { parseDuration } from '../../../shared/domain/time/duration.ts'
import { type FrequencyCap, withinCaps } from '../../../shared/domain/time/frequency-caps.ts'
import type { LookAtSend } from '../look-at-send.ts'

/** A send, and the enrollment that it is part of. */
type Sending = Pick<LookAtSend, 'sendId' | 'message' | 'enrollment'>

/** When other messages were sent to the contact; one that is tried again does not stand in its own way. */
export const placesOfOthers = (look: Sending & Pick<LookAtSend, 'contact'>): readonly number[] =>
  without(look.contact.sentAt ?? [], claimedAt(look))

/** The caps of the workspace, as durations. */
export const capsOf = ({ settings }: Pick<LookAtSend, 'settings'>): readonly FrequencyCap[] =>
  (settings.caps ?? []).flatMap(({ messages, within }) => {
    const time = parseDuration(within)
    return time === undefined ? [] : [{ messages, within: time }]
  })

/** A contact to whom a message goes out now: it counts for the caps, and brings them on in the story. */
export function withPlace(look: LookAtSend): Contact {
  const { contact, zone, now, stage } = look
  const caps = capsOf(look)
  const { sentAt: _, ...rest } = contact
  const sentAt = withinCaps(zone, now, caps, [...placesOfOthers(look), now])
  return {
    ...rest,
    ...(caps.length === 0 ? {} : { sentAt }),
    ...(stage === undefined ? {} : { stage: furtherStage(contact.stage, stage) }),
  }
}

/**
 * A contact to whom a message that was claimed at a time did not go out after all. Nobody is brought back in the story
 * where another message has brought them on.
 */
export function withoutPlace(
  contact: Contact,
  look: Pick<LookAtSend, 'contact' | 'stage'>,
  claimedAt: number | undefined,
): Contact {
  const { sentAt, stage, ...rest } = contact
  const before = stage === look.stage ? look.contact.stage : stage
  return {
    ...rest,
    ...(before === undefined ? {} : { stage: before }),
    ...(sentAt === undefined ? {} : { sentAt: without(sentAt, claimedAt) }),
  }
}

/** When a message was claimed, as far as its enrollment tells. */
export function claimedAt({ enrollment, message, sendId }: Sending): number | undefined {
  const story = enrollment.messages[message.id]
  return story?.sendId === sendId ? story.sentAt : undefined
}

/** Times without one of them; another message may have gone out at that very moment. */
function without(times: readonly number[], at: number | undefined): readonly number[] {
  const index = at === undefined ? -1 : times.indexOf(at)
  return index < 0 ? times : times.toSpliced(index, 1)
}
