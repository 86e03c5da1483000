import type { Diagnostic, Finding } from '../diagnostic.ts'
import type { SourceFile } from './message-source.ts'

/** A finding in a text that has no paths: the stretch of text that is meant stands in their place. */
export type Remark = { readonly finding: Finding; readonly begin: number; readonly end: number }

/** Says in which line and column of its file a remark is meant. */
export function placed({ finding, begin, end }: Remark, { file, text }: SourceFile): Diagnostic {
  const before = text.slice(0, begin).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  const source = (text.split('\n')[before.length - 1] ?? '').replace(/\r$/, '')
  const length = Math.max(1, Math.min(end - begin, source.length - column + 1))
  return { ...finding, file, line: before.length, column, length, source }
}

/** A remark about a whole text rather than a place in it. */
export const remarkOnAll = (finding: Finding): Remark => ({ finding, begin: 0, end: 1 })
