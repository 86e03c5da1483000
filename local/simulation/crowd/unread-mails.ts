import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import type { Bus } from '../../../shared/ports/bus.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { Mailer } from '../../../shared/ports/mailer.ts'
import type { Signer } from '../../../shared/ports/signer.ts'
import { reportEngagement } from '../../outbox/engage.ts'
import type { KeptMail } from '../../outbox/outbox.ts'
import type { Usage } from './usage.ts'

/** A message without its texts: nobody reads the mails of a simulation, so filling them in would be for nothing. */
export const withoutTexts = (message: PublishedMessage): PublishedMessage => ({
  ...message,
  languages: Object.fromEntries(
    Object.keys(message.languages).map((language) => [
      language,
      { subject: message.id, preheader: '', html: '', text: '' },
    ]),
  ),
})

/** What takes the mails of one contact, in the order in which they came. */
export type Mailbox = Mailer & { readonly mails: readonly KeptMail[]; clear(): void }

/** A mailbox that takes everything. */
export function mailbox(clock: Clock, used: Usage): Mailbox {
  let mails: KeptMail[] = []
  return {
    get mails() {
      return mails
    },
    async send(mail) {
      used.mails++
      mails.push({ id: mail.sendId, sentAt: clock.now(), mail })
      return { kind: 'accepted', providerId: mail.sendId }
    },
    async find(sendId) {
      return mails.some(({ id }) => id === sendId) ? { kind: 'accepted', providerId: sendId } : { kind: 'absent' }
    },
    clear: () => {
      mails = []
    },
  }
}

type Delivering = { readonly mailbox: Mailbox; readonly clock: Clock; readonly used: Usage }

/** The mailbox with a receiver behind it: of each mail it is told that it has arrived. */
export const delivering = ({ mailbox, clock, used }: Delivering, bus: Bus): Mailer => ({
  find: mailbox.find,
  async send(mail) {
    used.deliveries++
    const outcome = await mailbox.send(mail)
    await reportEngagement({ id: mail.sendId, sentAt: clock.now(), mail }, { kind: 'delivered' }, bus, clock)
    return outcome
  },
})

/** Signs nothing, for nobody follows the link to leave by; an address is its own fingerprint. */
export const unread: Signer = {
  sign: () => 'unread',
  verify: () => undefined,
  signCall: () => 'unread',
  fingerprint: (address) => address,
}
