import { Command } from 'commander'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import type { MessageCache } from '../../state-machines/compile-workspace.ts'
import { type Side, workspaceChanges } from '../../state-machines/handbook/changes/workspace-changes.ts'
import { costsInWords } from '../costs/costs-in-words.ts'
import { askStanding } from '../diff/ask-standing.ts'
import { diffText } from '../diff/diff-text.ts'
import { NoSuchRevision, withRevision } from '../diff/git.ts'
import { projectOption } from '../project.ts'

type DiffFlags = { readonly url: string; readonly json: boolean; readonly project: string }

/** `waymark diff`: what a change of `marketing/` means for people. */
export const diffCommand = (): Command =>
  new Command('diff')
    .description('Say what a change means for people: which steps, which messages, and whom it still reaches.')
    .argument('[before]', 'the revision of Git that it is held against', 'HEAD')
    .argument('[after]', 'another revision; left out: the files as they are now')
    .option('--url <address>', 'a running Waymark, which knows who is inside', 'http://127.0.0.1:4700')
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(diff)

async function diff(before: string, after: string | undefined, { url, json, project }: DiffFlags): Promise<void> {
  const messageCache: MessageCache = new Map()
  const compiled = (folder: string) => sideOf(folder, messageCache)
  try {
    const was = await withRevision(project, before, compiled)
    const is = after === undefined ? await compiled(project) : await withRevision(project, after, compiled)
    const changes = workspaceChanges(was, is)
    const standing = await askStanding(url)
    console.log(json ? JSON.stringify({ ...changes, standing }, null, 2) : diffText(changes, { standing, url }))
  } catch (fault) {
    if (!(fault instanceof NoSuchRevision)) throw fault
    console.error(fault.message)
    process.exitCode = 1
  }
}

async function sideOf(folder: string, messageCache: MessageCache): Promise<Side> {
  const compiled = await compileFolder(folder, { digest: sha256, messageCache })
  return { ...compiled, costs: costsInWords(compiled) }
}
