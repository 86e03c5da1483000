import type { Journey } from '../../shared/domain/journey/journey.ts'
import type { Finding } from '../diagnostic.ts'

/** What a journey may speak of: the messages of the workspace, with their named links. */
export type Workspace = {
  readonly messages: ReadonlyMap<string, { readonly links?: readonly string[] | undefined }>
}

/** One check of one journey. The file's name is the code of its findings. */
export type Rule = (journey: Journey, workspace: Workspace) => Iterable<Finding>
