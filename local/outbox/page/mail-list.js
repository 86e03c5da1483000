import { byId, element, say } from './elements.js'
import { ago, shortTime } from './times.js'

/** @import { Mail } from './server.js' */

/**
 * What the list shows beside the mails.
 * @typedef {{
 *   readonly now: string, readonly chosen: string | undefined,
 *   readonly isRead: (id: string) => boolean, readonly journeyName: (id: string) => string,
 * }} Seen
 */

const list = byId('rows', HTMLOListElement)
const scroll = byId('rows-scroll', HTMLElement)

/** @type {Map<string, HTMLLIElement>} */
const rows = new Map()

/**
 * Shows mails as rows. Rows that stay are left alone, and what the reader looks at stays where it is.
 * @param {readonly Mail[]} mails
 * @param {Seen} seen
 */
export function showList(mails, seen) {
  const isOther = rows.size !== mails.length || mails.some(({ id }) => !rows.has(id))
  if (isOther) keepingPlace(() => arrange(mails, seen))
  else refresh(mails, seen)
}

/**
 * The link of a mail in the list, if it is there.
 * @param {string} id
 */
export const rowOf = (id) => rows.get(id)?.querySelector('a') ?? undefined

/** Lets the arrow keys go through the rows; Enter then chooses, as on any link. */
export function listKeys() {
  list.addEventListener('keydown', (event) => {
    const at = [...list.children].findIndex((row) => row.contains(document.activeElement))
    const last = list.children.length - 1
    const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    list.children[to]?.querySelector('a')?.focus()
  })
}

/**
 * @param {readonly Mail[]} mails
 * @param {Seen} seen
 */
function arrange(mails, seen) {
  const wanted = new Set(mails.map(({ id }) => id))
  for (const [id, row] of rows) {
    if (wanted.has(id)) continue
    row.remove()
    rows.delete(id)
  }
  let next = list.firstElementChild
  for (const mail of mails) {
    const row = rows.get(mail.id) ?? makeRow(mail)
    rows.set(mail.id, row)
    if (row === next) next = next.nextElementSibling
    else list.insertBefore(row, next)
  }
  refresh(mails, seen)
}

/** @param {() => void} change */
function keepingPlace(change) {
  const top = scroll.scrollTop
  const edge = scroll.getBoundingClientRect().top
  const anchor = [...list.children].find((row) => row.getBoundingClientRect().bottom > edge)
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  if (top > 0 && anchor?.isConnected) scroll.scrollTop = top + anchor.getBoundingClientRect().top - before
}

/** @param {Mail} mail */
function makeRow({ id, to, subject, sentAt }) {
  const first = line(element('span', { class: 'to' }, to), element('span', { class: 'ago' }))
  const second = line(element('span', { class: 'subject', title: subject }, subject))
  const third = line(element('span', { class: 'step' }), element('time', { class: 'at', datetime: sentAt }))
  return element('li', {}, element('a', { class: 'row', href: `#${id}` }, first, second, third))
}

/** @param {readonly HTMLElement[]} parts */
const line = (...parts) => element('span', { class: 'line' }, ...parts)

/**
 * @param {readonly Mail[]} mails
 * @param {Seen} seen
 */
function refresh(mails, { now, chosen, isRead, journeyName }) {
  for (const mail of mails) {
    const link = rowOf(mail.id)
    if (link === undefined) continue
    sayIn(link, '.ago', ago(mail.sentAt, now))
    sayIn(link, '.step', `${journeyName(mail.journey)} · ${mail.step}`)
    sayIn(link, '.at', shortTime(mail.sentAt, now))
    link.classList.toggle('is-new', !isRead(mail.id))
    if (mail.id === chosen) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

/**
 * @param {Element} link
 * @param {string} part
 * @param {string} text
 */
function sayIn(link, part, text) {
  const place = link.querySelector(part)
  if (place !== null) say(place, text)
}
