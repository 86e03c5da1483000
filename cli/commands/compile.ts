import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Command } from 'commander'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { compiledFiles, writeCompiled } from '../../local/workspace/compiled-files.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { workspaceDigest } from '../../local/workspace/read-workspace.ts'
import { counted } from '../../shared/domain/counted.ts'
import type { CompiledWorkspace } from '../../state-machines/compile-workspace.ts'
import { editorSchemas } from '../editor-schemas.ts'
import { countText, diagnosticsText } from '../print-diagnostics.ts'
import { projectOption } from '../project.ts'
import { changedFiles, tellUpToDate } from '../up-to-date.ts'

type CompileFlags = {
  readonly optimise: boolean
  readonly check: boolean
  readonly strict: boolean
  readonly project: string
}

/** `waymark compile`: everything in `marketing/` becomes what is deployed, in `compiled/`. */
export const compileCommand = (): Command =>
  new Command('compile')
    .description('Compile everything in marketing/ into compiled/, and say what each journey costs in transitions.')
    .option(
      '--no-optimise',
      'a state for every single thing: easier to read, dearer to run; written to compiled-plain/',
    )
    .option('--check', 'write nothing; fail where compiled/ is not what marketing/ says')
    .option('--strict', 'warnings are mistakes too')
    .addOption(projectOption())
    .action(compile)

async function compile({ optimise, check, strict, project }: CompileFlags): Promise<void> {
  const compiled = await compileFolder(project, { digest: sha256, isOptimised: optimise })
  const { settings, diagnostics } = compiled
  if (diagnostics.length > 0) console.error(`${diagnosticsText(diagnostics)}\n\n${countText(diagnostics)}.`)
  const hasMistakes = diagnostics.some(({ severity }) => strict || severity === 'error')
  if (settings === undefined || hasMistakes) {
    process.exitCode = 1
    return
  }
  const files = compiledFiles({ ...compiled, settings }, workspaceDigest(project))
  if (check) return tellUpToDate('compiled/', oldFiles(project, files), 'npm run compile')
  writeCompiled(project, files, optimise ? 'compiled' : 'compiled-plain')
  for (const [path, schema] of editorSchemas()) writeFileSync(join(project, path), schema)
  console.log(summary(compiled, optimise))
}

const summary = ({ journeys, messages }: CompiledWorkspace, isOptimised: boolean): string => {
  const folder = isOptimised ? 'compiled' : 'compiled-plain'
  const lines = journeys.map(({ journey, definition }) => {
    const { common, plain } = journey.transitions
    const states = Object.keys(definition.States).length
    const saved = isOptimised ? ` (${plain} in the plain form)` : ''
    return `  ${journey.id}  ${counted(states, 'state')}, ${counted(common, 'transition')} on the common path${saved}\n    ${folder}/journeys/${journey.id}/state-machine.json`
  })
  return [`${counted(journeys.length, 'journey')}, ${counted(messages.length, 'message')}`, ...lines].join('\n')
}

/** Committed files that are missing, outdated, or made from nothing. */
function oldFiles(project: string, files: ReadonlyMap<string, string>): readonly string[] {
  const folder = join(project, 'compiled')
  const leftOver = filesIn(folder).filter((path) => !files.has(path))
  return [
    ...[...changedFiles(folder, files), ...leftOver].map((path) => `compiled/${path}`),
    ...changedFiles(project, editorSchemas()),
  ]
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : []
