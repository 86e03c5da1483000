import type * as z from 'zod'
import { explainIssues } from './1-parse/explain-issues.ts'
import { forbiddenNames } from './1-parse/mistakes/forbidden-names.ts'
import { readYaml } from './1-parse/read-yaml.ts'
import { type Diagnostic, located, type Places } from './diagnostic.ts'
import type { SourceFile } from './messages/message-source.ts'

/** What a file of the workspace says, or undefined where it has mistakes. */
export type ReadFile<T> = {
  readonly value: T | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Undefined where the file is no YAML. */
  readonly places: Places | undefined
}

/** Reads a YAML file that has to be like a schema, with all mistakes at once. */
export function readFile<T>({ file, text }: SourceFile, schema: z.ZodType<T>, words: readonly string[]): ReadFile<T> {
  const read = readYaml(file, text)
  if (read.kind === 'unreadable') return { value: undefined, diagnostics: read.diagnostics, places: undefined }
  const { places } = read
  const refused = forbiddenNames(read.value)
  const parsed = schema.safeParse(read.value)
  const issues = parsed.success ? [] : explainIssues(parsed.error.issues, read.value, words)
  const diagnostics = [...refused, ...issues].map((finding) => located(finding, places))
  return { value: diagnostics.length === 0 ? parsed.data : undefined, diagnostics, places }
}
