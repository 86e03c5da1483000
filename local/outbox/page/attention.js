import { byId, element, say } from './elements.js'
import { wholeTime } from './times.js'

/** @import { Status } from './server.js' */

const strip = byId('attention', HTMLElement)
const list = byId('attention-list', HTMLElement)
const noAnswer = byId('no-answer', HTMLElement)

/** What the list was made of, so that it is made anew only where something changed. */
let made = ''

/**
 * Shows what somebody should look at: mistakes in files, messages that were given up, executions that failed.
 * @param {Status} status
 */
export function showAttention({ mistakes, deadLetters, failed }) {
  const state = JSON.stringify([mistakes, deadLetters, failed])
  if (state === made) return
  made = state
  const errors = mistakes.filter(({ severity }) => severity === 'error').length
  const warnings = mistakes.length - errors
  strip.hidden = mistakes.length + deadLetters.length + failed.length === 0
  strip.classList.toggle('bad', errors + deadLetters.length + failed.length > 0)
  const counts = [
    [errors, 'mistake in files', 'mistakes in files'],
    [warnings, 'warning about files', 'warnings about files'],
    [deadLetters.length, 'message given up', 'messages given up'],
    [failed.length, 'execution failed', 'executions failed'],
  ]
  const words = counts
    .filter(([count]) => count !== 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
  say(byId('attention-title', HTMLElement), words.join(', '))
  list.replaceChildren(
    ...mistakes.map(({ file, line, column, message, remedy }) => item(`${file}:${line}:${column}`, message, remedy)),
    ...deadLetters.map(({ queue, at, reason }) => item(queue, `Given up ${wholeTime(at)}: ${reason}`)),
    ...failed.map(({ name, error, cause }) => item(name, cause === '' ? error : `${error}: ${cause}`)),
  )
  // Not every browser lets the keyboard scroll what it cannot focus.
  if (list.scrollHeight > list.clientHeight) list.tabIndex = 0
  else list.removeAttribute('tabindex')
}

/**
 * Says that the server does not answer, or that it does again.
 * @param {string | undefined} message
 */
export function showNoAnswer(message) {
  noAnswer.hidden = message === undefined
  say(noAnswer, message ?? '')
}

/**
 * @param {string} place
 * @param {string} what
 * @param {string} [remedy]
 */
const item = (place, what, remedy = '') =>
  element('li', {}, element('span', { class: 'place' }, place), what, remedyOf(remedy))

/** @param {string} remedy */
const remedyOf = (remedy) => (remedy === '' ? '' : element('p', { class: 'soft' }, remedy))
