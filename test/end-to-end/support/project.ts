import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../../support/laptop-process.ts'

/**
 * A project with two of the shipped journeys, their scenarios and all messages, whose files a test may change. It has no tracking plan, so
 * that tests may add events of their own. Nothing is compiled in it yet.
 */
export type Project = {
  readonly folder: string
  read(path: string): string
  write(path: string, text: string): void
  /** Writes a file with texts in it replaced; each must be there. */
  edit(path: string, replacements: Readonly<Record<string, string>>): void
}

/** Copies the shipped files into a project that goes when the tests are over. */
export function copiedProject(): Project {
  const folder = temporaryFolder()
  const marketing = fileURLToPath(new URL('../../../marketing', import.meta.url))
  cpSync(marketing, join(folder, 'marketing'), { recursive: true, filter: isWanted })
  const settings = join(folder, 'marketing/settings.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^budget:[\s\S]*/m, ''))
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  return {
    folder,
    read,
    write,
    edit(path, replacements) {
      let text = read(path)
      for (const [from, to] of Object.entries(replacements)) {
        if (!text.includes(from)) throw new Error(`${path} has no “${from}”`)
        text = text.replace(from, to)
      }
      write(path, text)
    },
  }
}

const isWanted = (path: string): boolean => {
  if (path.endsWith('tracking-plan.yaml')) return false
  return !/\/(journeys|scenarios)\/.+/.test(path) || /\/(lead-nurture|abandoned-cart)[^/]*$/.test(path)
}

/** The shipped journey that the tests change. */
export const leadNurture = 'marketing/journeys/lead-nurture.yaml'
