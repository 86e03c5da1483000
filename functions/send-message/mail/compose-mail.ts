import { languageOf } from '../../../shared/domain/contact/contact.ts'
import type { Mail } from '../../../shared/ports/mailer.ts'
import type { Claimed } from '../claim.ts'
import type { SendDeps } from '../deps.ts'
import { chooseLanguage } from './choose-language.ts'
import { formatAddress, listUnsubscribeHeaders } from './headers.ts'
import { renderMessage } from './render.ts'

/** A mail that can be handed over, or none because its template cannot be filled in. */
export type Composed =
  | { readonly kind: 'mail'; readonly mail: Mail }
  | { readonly kind: 'failed'; readonly reason: string }

/** Makes the mail of a claimed send: in the contact's language, with a link of its own to leave by. */
export function composeMail({ look, record, address, contact }: Claimed, { signer, publicUrl }: SendDeps): Composed {
  const { message, settings, sendId } = look
  const language = chooseLanguage(Object.keys(message.languages), languageOf(contact), settings.languages)
  const texts = language === undefined ? undefined : message.languages[language]
  if (texts === undefined) return { kind: 'failed', reason: 'the message has no text' }
  const token = signer.sign('unsubscribe', { a: address.fingerprint, t: message.topic, s: sendId })
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${token}`
  const { sender } = settings
  const rendered = renderMessage(texts, {
    contact: contact.attributes,
    event: look.record.trigger.properties,
    links: message.links,
    sender: { name: sender.name, address: sender.address },
    unsubscribe_url: unsubscribeUrl,
  })
  if (rendered.kind === 'failed') return rendered
  return {
    kind: 'mail',
    mail: {
      sendId,
      from: formatAddress(sender.name, sender.email),
      to: address.email,
      ...(sender.replyTo === undefined ? {} : { replyTo: sender.replyTo }),
      subject: rendered.subject,
      html: rendered.html,
      text: rendered.text,
      headers: listUnsubscribeHeaders(unsubscribeUrl),
      why: {
        journey: record.journey,
        step: record.step,
        message: record.message,
        enrollmentId: record.enrollmentId,
        reason: whyIn(look),
      },
      tags: { app: 'waymark', sendId, attempt: String(record.attempt), journey: record.journey, step: record.step },
    },
  }
}

/** The reason in words: what let the contact in, and on which day of the journey they are. */
function whyIn({ record, now }: Claimed['look']): string {
  const day = Math.floor((now - record.enteredAt) / 86_400_000)
  return `Entered by “${record.trigger.event}”; day ${day} of the journey`
}
