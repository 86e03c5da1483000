import { InvalidArgumentError } from 'commander'
import { type Duration, parseDuration } from '../shared/domain/time/duration.ts'

/** Reads a whole number from a flag, such as `5000` or `100,000`. */
export const toCount =
  (least: 0 | 1) =>
  (text: string): number => {
    const count = Number(text.replaceAll(/[,_]/g, ''))
    if (!Number.isSafeInteger(count) || count < least) throw new InvalidArgumentError('write a number such as 5000')
    return count
  }

/** Reads a time from a flag, such as `30m`. */
export function toDuration(text: string): Duration {
  const duration = parseDuration(text)
  if (duration === undefined) throw new InvalidArgumentError('write a time such as 30m, 2d or "1d 12h"')
  return duration
}

/** Reads `name=value` from a flag. */
export function toPair(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('write name=value')
  return [name, value]
}
