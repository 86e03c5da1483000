/**
 * Looks every second while the page can be seen, at once when it is seen again, and never twice at the same time.
 * Answers a function that looks as soon as it can be, and is done when that has happened.
 * @param {() => Promise<void>} look
 */
export function everySecond(look) {
  let timer = 0
  let looking = Promise.resolve()
  const lookNow = () => {
    clearTimeout(timer)
    // A look that went wrong has told its own caller; the next one is made all the same.
    looking = looking.then(look, look).finally(plan)
    return looking
  }
  const plan = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') timer = window.setTimeout(lookNow, 1000)
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void lookNow()
    else clearTimeout(timer)
  })
  return lookNow
}
