import { byId, element } from './elements.js'

/** @import { Mail } from './server.js' */

const holder = byId('frame', HTMLElement)

/** How wide the receiver's window is. */
const widths = { desktop: 640, phone: 390 }

/**
 * Shows a mail as its receiver sees it. The same mail is not loaded again, because each loading counts as an opening.
 * @param {Mail} mail
 * @param {keyof typeof widths} device
 */
export function showFrame(mail, device) {
  holder.className = `frame ${device}`
  if (holder.dataset['mail'] !== mail.id) load(mail)
  fitFrame()
}

/** Keeps the mail as wide as the receiver's window, and makes it smaller where this one is narrower. */
export const keepFrameFitting = () => new ResizeObserver(fitFrame).observe(holder)

/** @param {Mail} mail */
function load({ id, subject }) {
  holder.dataset['mail'] = id
  // A new frame for each mail: changing the address of one would put steps into the browser's way back.
  const frame = element('iframe', {
    title: `The mail “${subject}” as its receiver sees it`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    src: `/outbox/${id}/html`,
  })
  holder.replaceChildren(frame)
}

function fitFrame() {
  const width = holder.classList.contains('phone') ? widths.phone : widths.desktop
  const scale = Math.min(1, holder.clientWidth / width)
  if (scale > 0) holder.style.setProperty('--scale', String(scale))
}
