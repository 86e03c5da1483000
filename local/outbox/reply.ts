import { requestSource, requests } from '../../shared/contracts/outside-event.ts'
import type { Bus } from '../../shared/ports/bus.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { KeptMail } from './outbox.ts'

/** Reports a reply to a mail on the bus, as whoever reads the mailbox of a deployment does. */
export const reportReply = ({ mail }: KeptMail, bus: Bus, clock: Clock): Promise<void> =>
  bus.put([
    { source: requestSource, detailType: requests.reportReply, detail: { sendId: mail.sendId }, time: clock.now() },
  ])
