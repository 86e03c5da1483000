import type { Diagnostic } from '../../state-machines/diagnostic.ts'

/**
 * A finding as a workflow command, which GitHub shows beside the line in a pull request:
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function githubText(
  { severity, code, file, line, column, length, message, remedy }: Diagnostic,
  folder: string,
): string {
  const path = folder === '' ? file : `${folder}/${file}`
  const properties = { file: path, line, col: column, endColumn: column + length - 1, title: code }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
  return `::${severity} ${written.join(',')}::${escaped(`${message}\n${remedy}`)}`
}

/** A command is one line; GitHub turns these back. */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** Between properties, colons and commas mean something. */
const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
