/** @import { Mail } from './server.js' */

/**
 * The mails that the page has loaded, the newest first and without a gap.
 * @typedef {{ readonly mails: readonly Mail[], readonly hasOlder: boolean }} Mailbox
 */

/** A mailbox of which nothing is loaded yet. */
export const emptyMailbox = /** @type {Mailbox} */ ({ mails: [], hasOlder: false })

/**
 * A mailbox with the newest mails of the server; undefined where they do not reach down to those that it has.
 * @param {Mailbox} mailbox
 * @param {readonly Mail[]} newest
 * @returns {Mailbox | undefined}
 */
export function withNewest({ mails, hasOlder }, newest) {
  const known = new Set(mails.map(({ id }) => id))
  const meets = newest.findIndex(({ id }) => known.has(id))
  return meets < 0 ? undefined : { mails: [...newest.slice(0, meets), ...mails], hasOlder }
}

/**
 * A mailbox of one page and nothing else.
 * @param {readonly Mail[]} mails
 * @param {number} limit how many mails were asked for
 * @returns {Mailbox}
 */
export const firstPage = (mails, limit) => ({ mails, hasOlder: mails.length === limit })

/**
 * A mailbox with the next page of older mails.
 * @param {Mailbox} mailbox
 * @param {readonly Mail[]} older
 * @param {number} limit how many mails were asked for
 * @returns {Mailbox}
 */
export const withOlder = ({ mails }, older, limit) => ({
  mails: [...mails, ...older],
  hasOlder: older.length === limit,
})

/**
 * The mails that have all words of a filter, in whatever is shown of them.
 * @param {readonly Mail[]} mails
 * @param {string} filter
 */
export function matching(mails, filter) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return mails
  return mails.filter(({ to, subject, journey, step, text }) => {
    const said = `${to}\n${subject}\n${journey}\n${step}\n${text}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/**
 * Mails of two lists, each once.
 * @param {readonly Mail[]} mails
 * @param {readonly Mail[]} more
 */
export function together(mails, more) {
  const known = new Set(mails.map(({ id }) => id))
  return [...mails, ...more.filter(({ id }) => !known.has(id))]
}
