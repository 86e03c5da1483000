import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settingsFileSchema } from '../../shared/contracts/content/settings-file.ts'
import { readFile } from '../../state-machines/read-file.ts'
import { fail } from '../fail.ts'

/** What of a workspace its new files are written for. */
export type Around = {
  readonly languages: readonly string[]
  /** Where links lead: the site of the sender's own address. */
  readonly site: string
  /** The layout of new messages, where it is not the usual one. */
  readonly layout?: string | undefined
}

/** Reads what new files must fit to; ends the command where the settings do not tell it. */
export function readAround(project: string): Around {
  const file = 'marketing/settings.yaml'
  const path = join(project, file)
  if (!existsSync(path)) return fail(`There is no ${file}, which says who sends and in which languages.`, 1)
  const source = { file, text: readFileSync(path, 'utf8') }
  const settings = readFile(source, settingsFileSchema, Object.keys(settingsFileSchema.shape)).value
  if (settings === undefined) return fail(`${file} has mistakes: \`npm run waymark -- check\` says which.`, 1)
  const site = `https://www.${settings.sender.email.split('@')[1]}`
  return { languages: settings.languages, site, layout: layoutOf(join(project, 'marketing/layouts')) }
}

/** The first layout, where the usual one is not there. */
function layoutOf(folder: string): string | undefined {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
    : []
  return names.includes('standard') ? undefined : names.toSorted()[0]
}
