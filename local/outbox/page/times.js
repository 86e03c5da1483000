const parts = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** The time zone in which the page tells every time. */
export const timeZone = parts.resolvedOptions().timeZone

/**
 * A time as a person writes it, in its parts: `Mon 2 Mar 2026`, `10:00`, `07`.
 * @param {string} iso
 */
export function timeParts(iso) {
  const part = Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
  return {
    day: `${part.weekday} ${part.day} ${part.month}`,
    year: part.year ?? '',
    clock: `${part.hour}:${part.minute}`,
    seconds: part.second ?? '',
  }
}

/**
 * A time in full: `Mon 2 Mar 2026, 10:00`.
 * @param {string} iso
 */
export function wholeTime(iso) {
  const { day, year, clock } = timeParts(iso)
  return `${day} ${year}, ${clock}`
}

/**
 * A time in short, with its year only where that is not the present one: `Mon 2 Mar, 10:00`.
 * @param {string} iso
 * @param {string} now
 */
export function shortTime(iso, now) {
  const { day, year, clock } = timeParts(iso)
  return year === timeParts(now).year ? `${day}, ${clock}` : `${day} ${year}, ${clock}`
}

/** The units in which a past is told, each from the seconds on at which it is used. */
const units = /** @type {const} */ ([
  { from: 365 * 86_400, seconds: 365 * 86_400, word: 'year' },
  { from: 60 * 86_400, seconds: 30 * 86_400, word: 'month' },
  { from: 86_400, seconds: 86_400, word: 'day' },
  { from: 3600, seconds: 3600, word: 'hour' },
  { from: 60, seconds: 60, word: 'minute' },
])

/**
 * How long ago something was, by the running clock: `just now`, `5 minutes ago`, `2 days ago`.
 * @param {string} iso
 * @param {string} now
 */
export function ago(iso, now) {
  const seconds = Math.floor((Date.parse(now) - Date.parse(iso)) / 1000)
  const unit = units.find(({ from }) => seconds >= from)
  return unit === undefined ? 'just now' : `${countOf(Math.floor(seconds / unit.seconds), unit.word)} ago`
}

/**
 * A number of things: `1 mail`, `2 mails`.
 * @param {number} count
 * @param {string} word
 */
export const countOf = (count, word) => `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`
