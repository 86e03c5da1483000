import { emptyMailbox, firstPage, matching, together, withNewest, withOlder } from './mailbox.js'
import { readMails } from './server.js'

/** @import { Mail, Status } from './server.js' */

/** How many mails are loaded at a time. */
const page = 50

/** An address as a whole: then the server is asked for all mails to it, loaded or not. */
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** The mails of the server as far as the page needs them, and the filter over them. */
export class Inbox {
  #mailbox = emptyMailbox
  #count = 0
  #filter = ''
  /** @type {readonly Mail[]} */
  #toAddress = []

  /** Those that pass the filter, the newest first. */
  get shown() {
    const found = matching(this.#mailbox.mails, this.#filter)
    return together(found, this.#toAddress)
  }

  get hasOlder() {
    return this.#mailbox.hasOlder
  }

  /** How many mails a filter by text looks through; undefined where it has looked through all, or there is none. */
  get searched() {
    const isWhole = !this.hasOlder || this.#filter === '' || address.test(this.#filter)
    return isWhole ? undefined : this.#mailbox.mails.length
  }

  get filter() {
    return this.#filter
  }

  /**
   * Loads what came since the last time. `anew` forgets what is loaded: the server may be another one by now.
   * @param {Status} status
   * @param {boolean} anew
   */
  async update({ mails: count }, anew) {
    if (!anew && count === this.#count) return
    const more = count - this.#count
    const isFew = !anew && more > 0 && more < page
    const few = isFew ? withNewest(this.#mailbox, await readMails({ limit: more + 1 })) : undefined
    // More came between the two requests than were asked for: begin again with the newest page.
    this.#mailbox = few ?? firstPage(await readMails({ limit: page }), page)
    this.#count = count
    await this.#findAddress()
  }

  async loadOlder() {
    const before = this.#mailbox.mails.at(-1)?.id
    if (before === undefined) return
    const older = await readMails({ limit: page, before })
    if (this.#mailbox.mails.at(-1)?.id === before) this.#mailbox = withOlder(this.#mailbox, older, page)
  }

  /** @param {string} filter */
  async filterBy(filter) {
    this.#filter = filter.trim()
    this.#toAddress = []
    await this.#findAddress()
  }

  /** @param {string} id */
  find(id) {
    return together(this.#mailbox.mails, this.#toAddress).find((mail) => mail.id === id)
  }

  async #findAddress() {
    const to = this.#filter.toLowerCase()
    if (!address.test(to)) return
    const mails = await readMails({ limit: 200, to })
    if (this.#filter.toLowerCase() === to) this.#toAddress = mails
  }
}
