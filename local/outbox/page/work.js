import { byId, element, say } from './elements.js'
import { finishTask } from './server.js'
import { countOf, wholeTime } from './times.js'

/** @import { Work } from './server.js' */

const strip = byId('work', HTMLElement)
const list = byId('work-list', HTMLElement)
const said = byId('work-said', HTMLElement)

/** @type {(finish: () => Promise<unknown>) => Promise<unknown>} */
let doing = (finish) => finish()

/** What the list was made of, so that it is made anew only where something changed. */
let made = ''

/**
 * Takes how something is done that needs the server.
 * @param {typeof doing} does
 */
export function openWork(does) {
  doing = does
}

/**
 * Shows what journeys ask of people and of other servers: tasks, leads, calls.
 * @param {Work} work
 */
export function showWork(work) {
  const state = JSON.stringify(work)
  if (state === made) return
  made = state
  const { tasks, leads, calls } = work
  strip.hidden = tasks.length + leads.length + calls.length === 0
  const counts = [
    [tasks.length, 'open task'],
    [leads.length, 'lead'],
    [calls.length, 'webhook'],
  ]
  const words = counts.filter(([count]) => count !== 0).map(([count, word]) => countOf(Number(count), String(word)))
  say(byId('work-title', HTMLElement), words.join(', '))
  list.replaceChildren(...tasks.map(taskItem), ...leads.map(leadItem), ...calls.map(callItem))
}

/** @param {Work['tasks'][number]} task */
function taskItem({ taskId, title, team, contact, note, due }) {
  const button = element('button', { type: 'button' }, 'Done', element('span', { class: 'unseen' }, `: ${title}`))
  button.addEventListener('click', () => void finish(taskId, title))
  const until = due === undefined ? '' : `, until ${wholeTime(due)}`
  return item('Task', `${title}: ${contact}, for ${team}${until}`, note, button)
}

/** @param {Work['leads'][number]} lead */
const leadItem = ({ team, contact, note, journey, updatedAt }) =>
  item('Lead', `${contact}, for ${team}, by ${journey}, ${wholeTime(updatedAt)}`, note)

/** @param {Work['calls'][number]} call */
const callItem = ({ url, body, isOut, answer, journey, step }) =>
  item(isOut ? 'Called' : 'Would have called', `${url} · ${journey} · ${step}${isOut ? ` · ${answer}` : ''}`, body)

/**
 * @param {string} taskId
 * @param {string} title
 */
async function finish(taskId, title) {
  say(said, `Finishing “${title}” …`)
  await doing(() => finishTask(taskId))
  say(said, `“${title}” is done. What follows from it comes into the list, at once or in its time.`)
}

/**
 * @param {string} place
 * @param {string} what
 * @param {string} [note]
 * @param {readonly HTMLElement[]} more
 */
const item = (place, what, note = '', ...more) =>
  element(
    'li',
    {},
    element('span', { class: 'place' }, place),
    what,
    ...(note === '' ? [] : [element('p', { class: 'soft' }, note)]),
    ...more,
  )
