import { byId, element, say } from './elements.js'
import { moveTime, NoAnswer } from './server.js'
import { timeParts, timeZone } from './times.js'

const form = byId('time-form', HTMLFormElement)
const other = byId('time-other', HTMLInputElement)
const said = byId('time-said', HTMLElement)
const clock = byId('clock', HTMLTimeElement)

/**
 * What is called before the clock is moved; what it answers is called afterwards and says in words what came of it.
 * @typedef {() => () => Promise<string>} Watch
 */

/**
 * The clock at the top, and the buttons that move it. Answers what shows the time.
 * @param {Watch} watch
 */
export function timeBar(watch) {
  for (const button of form.querySelectorAll('button')) {
    button.addEventListener('click', (event) => {
      event.preventDefault()
      void move(button, button.dataset['advance'] ?? other.value, watch)
    })
  }
  clock.title = `The clock of this Waymark, told in the time zone of this browser (${timeZone})`
  return showTime
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {Watch} watch
 */
async function move(button, text, watch) {
  if (form.getAttribute('aria-busy') === 'true') return
  const advance = asWritten(text)
  const whatCame = watch()
  setBusy(button, true)
  tell('Moving time: everything due by then happens now …')
  try {
    const answer = advance === '' ? { kind: 'not-understood' } : await moveTime(advance)
    if (answer.kind === 'not-understood') return refuse(text)
    const news = await whatCame()
    const span = button.type === 'submit' ? advance : button.textContent
    if (button.type === 'submit') other.value = ''
    tell(`Moved by ${span.replace(/^\+/, '')}: ${news}`)
  } catch (fault) {
    if (!(fault instanceof NoAnswer)) throw fault
    tell(fault.message, 'bad')
  } finally {
    setBusy(button, false)
  }
}

/**
 * What somebody wrote, in the form that the server reads: `3d12h` means `3d 12h`.
 * @param {string} text
 */
const asWritten = (text) =>
  text
    .trim()
    .toLowerCase()
    .replace(/([smhdw])\s*(?=[0-9])/g, '$1 ')

/** @param {string} text */
function refuse(text) {
  const wrong = text.trim() === '' ? '' : `“${text.trim()}” is no span of time up to a year. `
  tell(`${wrong}Write 15m, 24h, 2d, 1w or 3d 12h.`, 'bad')
  other.setAttribute('aria-invalid', 'true')
  other.focus()
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} isBusy
 */
function setBusy(button, isBusy) {
  form.setAttribute('aria-busy', String(isBusy))
  for (const one of form.querySelectorAll('button')) one.setAttribute('aria-disabled', String(isBusy))
  button.classList.toggle('is-busy', isBusy)
  if (isBusy) other.removeAttribute('aria-invalid')
}

/**
 * @param {string} text
 * @param {'bad' | 'good'} tone
 */
function tell(text, tone = 'good') {
  said.classList.toggle('bad', tone === 'bad')
  say(said, text)
}

/** @param {string} now */
function showTime(now) {
  const { day, year, clock: minutes, seconds } = timeParts(now)
  if (clock.textContent === `${day} ${year}, ${minutes}:${seconds}`) return
  clock.dateTime = now
  const yearPlace = element('span', { class: 'year' }, ` ${year}`)
  clock.replaceChildren(day, yearPlace, `, ${minutes}`, element('span', { class: 'seconds' }, `:${seconds}`))
}
