import { styleText } from 'node:util'
import { counted } from '../shared/domain/counted.ts'
import type { Diagnostic } from '../state-machines/diagnostic.ts'

/** Mistakes and warnings as a person reads them: place, line, marker, what is wrong, what would be right. */
export const diagnosticsText = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map(diagnosticText).join('\n\n')

/** How many there are, in words. */
export function countText(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  return [
    ...(errors > 0 ? [counted(errors, 'mistake')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(', ')
}

function diagnosticText({ severity, code, file, line, column, length, source, message, remedy }: Diagnostic): string {
  const isError = severity === 'error'
  const color = isError ? 'red' : 'yellow'
  const number = String(line)
  const gutter = ' '.repeat(number.length)
  const shown = source.replaceAll('\t', ' ').slice(0, 160)
  const marker = `${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, Math.min(length, shown.length - column + 1)))}`
  return [
    `${style('bold', `${file}:${line}:${column}`)} ${style(color, isError ? 'error' : 'warning')} ${style('dim', code)}`,
    `${style('dim', `${number} |`)} ${shown}`,
    `${style('dim', `${gutter} |`)} ${style(color, marker)}`,
    `  ${message}`,
    `  ${remedy}`,
  ].join('\n')
}

const style = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { stream: process.stderr })
