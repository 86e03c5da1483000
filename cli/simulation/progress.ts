import type { Progress } from '../../local/simulation/options.ts'
import { countText } from '../../state-machines/costs/number-text.ts'

/** Where progress is shown, and what time it is (milliseconds). */
export type Screen = {
  readonly isTty: boolean
  write(text: string): void
  now(): number
}

const width = 24

/** Shows how far a simulation has come: a bar on a terminal, else a line for every tenth. */
export function progressBar(screen: Screen): { show(progress: Progress): void; clear(): void } {
  const began = screen.now()
  let tenth = 0
  return {
    show({ done, contacts }) {
      const words = `${countText(done)} of ${countText(contacts)} contacts${speed(done, contacts, screen.now() - began)}`
      if (screen.isTty) {
        const filled = Math.round((done / contacts) * width)
        screen.write(`\r\u001B[2K${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${words}`)
      } else if (Math.floor((done / contacts) * 10) > tenth) {
        tenth = Math.floor((done / contacts) * 10)
        screen.write(`${words}\n`)
      }
    },
    clear() {
      if (screen.isTty) screen.write('\r\u001B[2K')
    },
  }
}

/** How many contacts a second, and how long it will still take. */
function speed(done: number, contacts: number, milliseconds: number): string {
  if (milliseconds < 500 || done === 0) return ''
  const perSecond = (done * 1000) / milliseconds
  const left = Math.ceil((contacts - done) / perSecond)
  return `, ${countText(Math.round(perSecond))} a second${left > 0 ? `, ${secondsText(left)} left` : ''}`
}

const secondsText = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`)
