import { byId, say } from './elements.js'

/** @import { Status } from './server.js' */

const section = byId('first-steps', HTMLElement)
const command = byId('command', HTMLElement)
const copied = byId('copied', HTMLElement)

/** Makes the command ready to be copied; it goes to the server that this page came from. */
export function openFirstSteps() {
  say(byId('origin', HTMLElement), location.origin)
  byId('copy', HTMLButtonElement).addEventListener('click', () => void copy())
}

/**
 * Shows how to get a first mail, as long as there is none.
 * @param {Status} status
 */
export function showFirstSteps({ mails, journeys }) {
  section.hidden = mails > 0
  if (journeys.some(({ id }) => id === 'lead-nurture')) return
  const names = journeys.map(({ name }) => name).join(', ')
  say(
    byId('what-comes', HTMLElement),
    names === ''
      ? 'No journey is published yet: write one in marketing/journeys, and its first mail will appear here.'
      : `Take an event with which one of your journeys begins (${names}): its first mail will appear here.`,
  )
}

async function copy() {
  // Browsers lend the clipboard only to pages that came over HTTPS or from this very machine.
  if (navigator.clipboard === undefined) {
    getSelection()?.selectAllChildren(command)
    return say(copied, 'Selected; copy it with your keyboard.')
  }
  await navigator.clipboard.writeText(command.textContent)
  say(copied, 'Copied. Put your write key in.')
}
