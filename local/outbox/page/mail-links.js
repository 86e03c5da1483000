import { byId, element, say } from './elements.js'
import { clickAsReceiver, NoAnswer, sayOfMail } from './server.js'

/** @import { Mail } from './server.js' */

const list = byId('links', HTMLElement)
const said = byId('clicked', HTMLElement)

/** What can be said of a mail by a button, and what it is called once it is done. */
const sayings = /** @type {const} */ ([
  ['reply', 'has replied'],
  ['bounce', 'has no mailbox any more, and gets no more mails'],
  ['complaint', 'has called this spam, and gets no more mails'],
])

/**
 * Shows the links of a mail, each with a way to click it as its receiver; and ways to reply, to bounce, to complain.
 * `clicked` is told after each.
 * @param {Mail} mail
 * @param {() => Promise<unknown>} clicked
 */
export function showLinks({ id, links, to }, clicked) {
  for (const [what, done] of sayings) {
    byId(what, HTMLButtonElement).onclick = () => void sayThat(id, what, `${to} ${done}`, clicked)
  }
  say(said, links.length === 0 ? 'This mail has no links.' : '')
  list.hidden = links.length === 0
  list.replaceChildren(
    ...links.map((link) =>
      element(
        'li',
        {},
        element('span', { class: 'name' }, link.name === '' ? 'a link without a name' : link.name),
        element('span', { class: 'url' }, link.url),
        ...wayTo(link, to, clicked),
      ),
    ),
  )
}

/**
 * @param {Mail['links'][number]} link
 * @param {string} to
 * @param {() => Promise<unknown>} clicked
 */
function wayTo(link, to, clicked) {
  if (!/^https?:/.test(link.url)) return []
  // Leaving asks a question first, as it does for the receiver, so it needs a page of its own.
  if (link.name === 'unsubscribe') {
    const aside = { class: 'act', href: link.url, target: '_blank', rel: 'noreferrer' }
    return [element('a', aside, 'Open as the receiver ↗')]
  }
  const button = element('button', { type: 'button' }, 'Click as the receiver')
  if (link.name !== '') button.append(element('span', { class: 'unseen' }, `: ${link.name}`))
  button.addEventListener('click', () => void click(link, to, clicked))
  return [button]
}

/**
 * @param {Mail['links'][number]} link
 * @param {string} to
 * @param {() => Promise<unknown>} clicked
 */
async function click({ name, clickUrl }, to, clicked) {
  const what = name === '' ? 'the link' : `“${name}”`
  await orSay(`Clicking ${what} …`, async () => {
    await clickAsReceiver(clickUrl)
    await clicked()
    return `${to} has clicked ${what}. What follows from it comes into the list, at once or in its time.`
  })
}

/**
 * @param {string} id
 * @param {typeof sayings[number][0]} what
 * @param {string} done
 * @param {() => Promise<unknown>} told
 */
async function sayThat(id, what, done, told) {
  await orSay('One moment …', async () => {
    await sayOfMail(id, what)
    await told()
    return `${done}. What follows from it comes into the list, at once or in its time.`
  })
}

/**
 * Says what is being done, and then what came of it.
 * @param {string} doing
 * @param {() => Promise<string>} act
 */
async function orSay(doing, act) {
  say(said, doing)
  try {
    say(said, await act())
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault
    say(said, fault.message)
  }
}
