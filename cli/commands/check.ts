import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Command, Option } from 'commander'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import { inOrder } from '../../state-machines/diagnostic.ts'
import { type Checked, formats } from '../check/formats.ts'
import { withProgress } from '../check/with-progress.ts'
import { projectOption } from '../project.ts'

type CheckFlags = {
  readonly strict: boolean
  readonly format: keyof typeof formats
  readonly project: string
}

/** `waymark check`: everything that is wrong in `marketing/`, all at once, and nothing written. */
export const checkCommand = (): Command =>
  new Command('check')
    .description('Say everything that is wrong in marketing/: settings, messages, segments, journeys, scenarios.')
    .option('--strict', 'warnings are mistakes too', false)
    .addOption(
      new Option('--format <form>', 'for people, for machines, or for annotations in a pull request')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .addOption(projectOption())
    .action(check)

async function check({ strict, format, project }: CheckFlags): Promise<void> {
  const { diagnostics, counts } = await withProgress('Checking', () => compileFolder(project, { digest: sha256 }))
  const checked: Checked = { diagnostics: inOrder(diagnostics), counts, folder: relative(process.cwd(), project) }
  const text = formats[format](checked)
  console.log(process.stdout.isTTY ? text : stripVTControlCharacters(text))
  if (diagnostics.some(({ severity }) => strict || severity === 'error')) process.exitCode = 1
}
