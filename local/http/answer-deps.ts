import type { Journal } from '../../shared/store/sqlite/journal.ts'
import type { Runtime } from '../runtime.ts'
import type { Publication } from '../workspace/publication.ts'

/** What answering needs. */
export type AnswerDeps = {
  readonly runtime: Runtime
  readonly journal: Journal
  readonly origin: string
  readonly host: string
  readonly publication: { readonly current: Publication | undefined }
}
