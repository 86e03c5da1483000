import type { Diagnostic } from '../../../state-machines/diagnostic.ts'

/** Diagnostics as the author sees them: place, line, marker, what is wrong, what would be right. */
export const marked = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ code, severity, line, column, length, source, message, remedy }) =>
      [
        `${line}:${column} ${severity} ${code}`,
        `  ${source}`,
        `  ${' '.repeat(column - 1)}${'^'.repeat(length)}`,
        message,
        remedy,
        '',
      ].join('\n'),
    )
    .join('\n')
