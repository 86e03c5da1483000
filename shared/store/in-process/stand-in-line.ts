import { setImmediate } from 'node:timers/promises'

/**
 * Lets those who were refused stand in line: they try again one after the other, each so many turns of the process after
 * the one before as they were refused. A try that takes several turns so gets the time that it needs.
 */
export function standInLine(): (refusals: number) => Promise<void> {
  let line: Promise<void> = Promise.resolve()
  return (refusals) => {
    line = line.then(() => turns(refusals))
    return line
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await setImmediate()
}
