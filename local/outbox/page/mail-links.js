import { byId, element, say } from './elements.js'
import { clickAsReceiver, NoAnswer } from './server.js'

/** @import { Mail } from './server.js' */

const list = byId('links', HTMLElement)
const said = byId('clicked', HTMLElement)

/**
 * Shows the links of a mail, each with a way to click it as its receiver. `clicked` is told after each click.
 * @param {Mail} mail
 * @param {() => Promise<unknown>} clicked
 */
export function showLinks({ links, to }, clicked) {
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
  say(said, `Clicking ${what} …`)
  try {
    await clickAsReceiver(clickUrl)
    await clicked()
    say(said, `${to} has clicked ${what}. What follows from it comes into the list, at once or in its time.`)
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault
    say(said, fault.message)
  }
}
