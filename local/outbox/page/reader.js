import { byId, element, say } from './elements.js'
import { keepFrameFitting, showFrame } from './mail-frame.js'
import { showLinks } from './mail-links.js'
import { chosenTab, readerTabs } from './tabs.js'
import { ago, wholeTime } from './times.js'

/** @import { Mail } from './server.js' */

const article = byId('reader', HTMLElement)
const subject = byId('subject', HTMLElement)
const sent = byId('sent', HTMLTimeElement)

/** @type {Mail | undefined} */
let shown

/** Makes the reader's controls work. */
export function openReader() {
  keepFrameFitting()
  readerTabs(showBody)
}

/**
 * Shows a mail, or nothing. A mail that is shown already stays as it is, but for how long ago it was sent.
 * @param {Mail | undefined} mail
 * @param {{ readonly now: string, readonly journey: string, readonly clicked: () => Promise<unknown> }} about
 */
export function showMail(mail, { now, journey, clicked }) {
  article.hidden = mail === undefined
  const isOther = mail?.id !== shown?.id
  shown = mail
  if (mail === undefined) return
  say(byId('sent-ago', HTMLElement), `· ${ago(mail.sentAt, now)}`)
  say(byId('step', HTMLElement), `${journey} · ${mail.step}`)
  if (!isOther) return
  article.scrollTop = 0
  showHead(mail)
  showText(mail)
  showLinks(mail, clicked)
  showBody()
}

/** Takes whoever listens to the page, or reads it on a small screen, to the mail. */
export const goToMail = () => subject.focus({ preventScroll: true })

/** @param {Mail} mail */
function showHead(mail) {
  say(subject, mail.subject === '' ? '(no subject)' : mail.subject)
  say(byId('from', HTMLElement), mail.headers['From'] ?? '')
  say(byId('to', HTMLElement), mail.to)
  say(byId('reason', HTMLElement), mail.reason)
  say(byId('enrollment', HTMLElement), mail.enrollmentId)
  sent.dateTime = mail.sentAt
  say(sent, wholeTime(mail.sentAt))
}

/** @param {Mail} mail */
function showText({ text, headers }) {
  say(byId('text', HTMLElement), text)
  byId('headers', HTMLElement).replaceChildren(
    ...Object.entries(headers).map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, value)),
    ),
  )
}

/** Only the two tabs that show the mail itself load it, since that is an opening. */
function showBody() {
  if (shown === undefined) return
  const tab = chosenTab()
  if (tab === 'tab-desktop') showFrame(shown, 'desktop')
  if (tab === 'tab-phone') showFrame(shown, 'phone')
}
