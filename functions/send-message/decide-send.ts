import { suppressedFor } from '../../shared/domain/contact/consent.ts'
import type { NotSentReason } from '../../shared/domain/message/send.ts'
import { addDuration } from '../../shared/domain/time/local-time.ts'
import type { LookAtSend } from './look-at-send.ts'
import { notBefore, type PutOff } from './timing/not-before.ts'

/** Whether a message goes out: now, later, or not at all. */
export type Decision =
  | { readonly kind: 'send'; readonly address: NonNullable<LookAtSend['address']> }
  | ({ readonly kind: 'deferred' } & PutOff)
  | { readonly kind: 'not-sent'; readonly reason: NotSentReason }

/**
 * Asks in the order that the journey language fixes: consent, suppression, address, quiet hours, frequency caps. That the
 * enrollment is open was asked before; the claim asks all of it again, in one write.
 */
export function decideSend(look: LookAtSend): Decision {
  const { address, message, now } = look
  if (address === undefined) return { kind: 'not-sent', reason: 'no-address' }
  const suppressed = suppressedFor(address.suppression, message.topic)
  if (suppressed !== undefined) {
    return { kind: 'not-sent', reason: suppressed === 'unsubscribed' ? 'unsubscribed' : 'suppressed' }
  }
  const later = notBefore(look)
  const isPutOff = later !== undefined || look.before !== undefined
  const last = isPutOff ? lastMoment(look) : undefined
  if (last !== undefined && (later?.until ?? now) > last) return { kind: 'not-sent', reason: 'expired' }
  return later === undefined ? { kind: 'send', address } : { kind: 'deferred', ...later }
}

/** The moment after which a message that was put off is not sent any more: the next step's, or the one its own `expires` sets. */
function lastMoment({ before, message, notAfter, zone, now }: LookAtSend): number | undefined {
  const expires = message.expires && addDuration(zone, before?.at ?? now, message.expires)
  const moments = [expires, notAfter].filter((moment) => moment !== undefined)
  return moments.length === 0 ? undefined : Math.min(...moments)
}
