import { showAttention, showNoAnswer } from './attention.js'
import { byId, say } from './elements.js'
import { everySecond } from './every-second.js'
import { openFirstSteps, showFirstSteps } from './first-steps.js'
import { Inbox } from './inbox.js'
import { listKeys, rowOf, showList } from './mail-list.js'
import { isRead, markRead } from './read-mails.js'
import { goToMail, openReader, showMail } from './reader.js'
import { NoAnswer, readStatus, readWork } from './server.js'
import { timeBar } from './time-bar.js'
import { countOf } from './times.js'
import { openWork, showWork } from './work.js'

/** @import { Mail, Status } from './server.js' */

const inbox = new Inbox()
const mailbox = byId('mailbox', HTMLElement)

/** @type {Status | undefined} */
let status
/** @type {Mail | undefined} */
let chosen
let isAnew = true

const lookNow = everySecond(() => orSay(look))
const showTime = timeBar(watchMails)
openReader()
openFirstSteps()
openWork((finish) => orSay(finish).then(lookNow))
listKeys()
listen()
void lookNow()

async function look() {
  const latest = await readStatus()
  const before = status?.mails
  const work = await readWork()
  await inbox.update(latest, isAnew)
  isAnew = false
  status = latest
  showWork(work)
  showNoAnswer(undefined)
  const news = before === undefined ? 0 : latest.mails - before
  if (news > 0) say(byId('arrived', HTMLElement), `${countOf(news, 'new mail')}; ${latest.mails} in all`)
  choose()
  show()
  // A page that was opened at a mail shows where that stands in the list.
  if (before === undefined && chosen !== undefined) rowOf(chosen.id)?.scrollIntoView({ block: 'nearest' })
}

/**
 * Does something that needs the server, and says where there is none. What it held may have changed once it is back.
 * @param {() => Promise<unknown>} ask
 */
async function orSay(ask) {
  try {
    await ask()
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault
    isAnew = true
    showNoAnswer(fault.message)
  }
}

/** Counts from now on, and answers what says in words how many mails came. */
function watchMails() {
  const before = status?.mails ?? 0
  return async () => {
    await lookNow()
    const news = (status?.mails ?? 0) - before
    return news > 0 ? countOf(news, 'new mail') : 'no new mail'
  }
}

/** Takes the chosen mail from the address of the page, so that the way back and a reload work as everywhere. */
function choose() {
  const id = location.hash.slice(1)
  if (id === (chosen?.id ?? '')) return
  chosen = inbox.find(id)
  if (chosen !== undefined) markRead(chosen.id)
}

function show() {
  if (status === undefined) return
  const { now, mails, journeys } = status
  /** @param {string} id */
  const journeyName = (id) => journeys.find((journey) => journey.id === id)?.name ?? id
  showTime(now)
  showAttention(status)
  showFirstSteps(status)
  mailbox.hidden = mails === 0
  mailbox.classList.toggle('is-reading', chosen !== undefined)
  byId('nothing-chosen', HTMLElement).hidden = chosen !== undefined
  showList(inbox.shown, { now, chosen: chosen?.id, isRead, journeyName })
  showMail(chosen, { now, journey: journeyName(chosen?.journey ?? ''), clicked: lookNow })
  showCounts(status)
}

/** @param {Status} status */
function showCounts({ mails, enrollments }) {
  const { shown, hasOlder, filter, searched } = inbox
  const found = filter === '' ? '' : `${shown.length.toLocaleString('en-US')} of `
  const among = searched === undefined ? '' : `the newest ${searched} of `
  const all = `${found}${among}${countOf(mails, 'mail')}`
  say(byId('count', HTMLElement), enrollments === 0 ? all : `${all} · ${countOf(enrollments, 'enrollment')} under way`)
  byId('no-match', HTMLElement).hidden = shown.length > 0
  byId('older', HTMLElement).hidden = !hasOlder
}

function listen() {
  const filter = byId('filter', HTMLInputElement)
  filter.addEventListener('input', () => void orSay(() => inbox.filterBy(filter.value)).then(show))
  byId('older', HTMLElement).addEventListener('click', () => void orSay(() => inbox.loadOlder()).then(show))
  addEventListener('hashchange', () => {
    const left = chosen?.id
    choose()
    show()
    // Where the mail takes the place of the list; beside it the keyboard stays in the list, to go on from there.
    if (chosen !== undefined && rowOf(chosen.id)?.offsetParent === null) goToMail()
    else if (chosen === undefined && left !== undefined) rowOf(left)?.focus()
  })
}
