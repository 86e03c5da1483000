import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { counted } from '../../shared/domain/counted.ts'
import { handbookFiles } from '../../state-machines/handbook/handbook-files.ts'
import { costsInWords } from '../costs/costs-in-words.ts'
import { countText, diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { changedFiles, tellUpToDate } from '../up-to-date.ts'

type DocsFlags = { readonly out: string; readonly check: boolean; readonly project: string }

/** `waymark docs`: a handbook for the team, a page and a picture for each journey. */
export const docsCommand = (): Command =>
  new Command('docs')
    .description('Write a handbook: for every journey a page with its picture, its steps, and what may go wrong.')
    .option('--out <folder>', 'where to write it, in the project or anywhere', 'handbook')
    .option('--check', 'write nothing; fail where the handbook is not what marketing/ says', false)
    .addOption(projectOption())
    .action(docs)

async function docs({ out, check, project }: DocsFlags): Promise<void> {
  const compiled = await compileFolder(project, { digest: sha256 })
  const { settings } = compiled
  const mistakes = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  if (settings === undefined || mistakes.length > 0) {
    console.error(
      `${diagnosticsText(mistakes)}\n\n${countText(mistakes)}. No handbook is written of what has mistakes.`,
    )
    process.exitCode = 1
    return
  }
  const { journeys } = compiled.workspace
  const files = handbookFiles({
    ...compiled,
    settings,
    journeys,
    compiled: compiled.journeys,
    costs: costsInWords(compiled),
  })
  const folder = resolve(project, out)
  if (check) return tellUpToDate('The handbook', [...changedFiles(folder, files), ...left(folder, files)], docsCall)
  mkdirSync(folder, { recursive: true })
  for (const name of left(folder, files)) rmSync(join(folder, name))
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  console.log(`${counted(journeys.size, 'journey')} in ${join(folder, 'README.md')}`)
}

const docsCall = 'npm run waymark -- docs'

/** Pages that were written for journeys which are no more; files that people put beside them stay. */
const left = (folder: string, files: ReadonlyMap<string, string>): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => {
        if (files.has(name) || !/\.(md|svg)$/.test(name)) return false
        const text = readFileSync(join(folder, name), 'utf8')
        return text.startsWith('<!-- Written by `waymark docs`') || text.includes('class="wm" role="img"')
      })
    : []
