import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '../fail.ts'
import { idOf } from './fill-in.ts'

/** The id of a new file, made of what people call it; ends the command where nothing of that can stand in a file's name. */
export const idFrom = (name: string): string => idOf(name) ?? fail(letters, 2)

const letters =
  'The name needs letters from a to z, because it becomes the name of the file; inside of the file it can then be any.'

/** A name that nothing has yet: pressing return to every question is to work, too. `pathOf` says where it would lie. */
export function freeName(name: string, project: string, pathOf: (id: string) => string): string {
  const isTaken = (one: string) => existsSync(join(project, pathOf(idOf(one) ?? one)))
  for (let number = 1; ; number++) {
    const one = number === 1 ? name : `${name} ${number}`
    if (!isTaken(one)) return one
  }
}

/** Ends the command where the name of an event cannot stand in a sentence of a scenario as it is. */
export function requirePlainEvents(events: readonly string[]): void {
  for (const event of events) if (!isPlainName(event)) fail(plainNames, 2)
}

const isPlainName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{N} _.-]{0,98}$/u.test(text) && !/ (with|on day) /.test(text) && !/^(true|false|null)$/.test(text)

const plainNames = 'The name of an event has letters, digits and spaces here; another can be written into the files.'

/** Whether questions can be asked: on a terminal, where nobody has asked for silence. */
export const mayAsk = ({ yes }: { readonly yes: boolean }): boolean =>
  !yes && process.stdin.isTTY && process.stderr.isTTY
