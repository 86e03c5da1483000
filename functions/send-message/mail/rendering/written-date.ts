import { type FilterImplOptions, filters } from 'liquidjs'

type Filter = Extract<FilterImplOptions, (...values: never[]) => unknown>

/**
 * The filter `date`, without a clock and without the machine's time zone: `now` is no date, and a date without an
 * offset is shown as it is written.
 */
export const writtenDate: Filter = function (value: unknown, format: unknown) {
  const dated = typeof value === 'string' ? withOffset(value.trim()) : value
  return dated === undefined ? '' : plainDate.call(this, dated, format)
}

function withOffset(text: string): string | undefined {
  if (text === 'now' || text === 'today') return undefined
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?$/.exec(text)
  return found ? `${found[1]}T${found[2] ?? '00:00'}Z` : text
}

const plainDate: Filter = typeof filters['date'] === 'function' ? filters['date'] : () => ''
