import type { CompiledFolder } from '../../local/workspace/compile-folder.ts'
import { counted } from '../../shared/domain/counted.ts'
import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { githubText } from './github-text.ts'

/** What was found in a workspace, in the order of its files, and how many files there are of each kind. */
export type Checked = {
  readonly diagnostics: readonly Diagnostic[]
  readonly counts: CompiledFolder['counts']
  /** The project's folder, seen from where the command runs. */
  readonly folder: string
}

/** The forms in which findings can be told. */
export const formats = {
  text: ({ diagnostics, counts }: Checked): string =>
    diagnostics.length === 0
      ? summary(diagnostics, counts)
      : `${diagnosticsText(diagnostics)}\n\n${summary(diagnostics, counts)}`,
  json: ({ diagnostics, counts }: Checked): string => JSON.stringify(report(diagnostics, counts), null, 2),
  github: ({ diagnostics, counts, folder }: Checked): string =>
    [...diagnostics.map((one) => githubText(one, folder)), summary(diagnostics, counts)].join('\n'),
} as const

/** People's scripts rest on these names; docs/check.md tells them. */
const report = (diagnostics: readonly Diagnostic[], counts: Checked['counts']) => ({
  errors: countOf(diagnostics, 'error'),
  warnings: countOf(diagnostics, 'warning'),
  checked: counts,
  findings: diagnostics.map(({ severity, code, file, line, column, length, message, remedy }) => ({
    ...{ severity, code, file, line, column, length, message, remedy },
  })),
})

/** `3 errors, 2 warnings in 12 journeys, 39 messages, 4 segments, 30 scenarios.` */
function summary(diagnostics: readonly Diagnostic[], counts: Checked['counts']): string {
  const errors = countOf(diagnostics, 'error')
  const warnings = countOf(diagnostics, 'warning')
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ]
  const { journeys, messages, segments, scenarios } = counts
  const where = [counted(journeys, 'journey'), counted(messages, 'message'), counted(segments, 'segment')]
  const said = found.length === 0 ? 'No errors and no warnings' : found.join(', ')
  return `${said} in ${[...where, counted(scenarios, 'scenario')].join(', ')}.`
}

const countOf = (diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number =>
  diagnostics.filter((one) => one.severity === severity).length
