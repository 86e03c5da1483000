import { readYaml } from '../../../state-machines/1-parse/read-yaml.ts'

/** What is said of a text that is no YAML, or not what was meant: the place, what is marked, why, and what would be right. */
export function said(text: string): string {
  const read = readYaml('sample.yaml', text)
  if (read.kind === 'read') return 'nothing'
  return read.diagnostics
    .map(({ line, column, length, source, message, remedy }) => {
      return `${line}:${column} [${source.slice(column - 1, column - 1 + length)}] ${message} ${remedy}`
    })
    .join('\n')
}
