import { Command, Option } from 'commander'
import { compileFolder } from '../../local/workspace/compile-folder.ts'
import { sha256 } from '../../local/workspace/publication.ts'
import type { MessageCache } from '../../state-machines/compile-workspace.ts'
import type { WorkspaceChange } from '../../state-machines/handbook/changes/change.ts'
import { type Side, workspaceChanges } from '../../state-machines/handbook/changes/workspace-changes.ts'
import { withProgress } from '../check/with-progress.ts'
import { costsInWords } from '../costs/costs-in-words.ts'
import type { StepsOf } from '../diff/ask-aws.ts'
import { askStanding } from '../diff/ask-standing.ts'
import { diffText } from '../diff/diff-text.ts'
import { NoSuchRevision, withRevision } from '../diff/git.ts'
import type { Inside } from '../diff/inside.ts'
import { type DiffReport, diffReport } from '../diff/report.ts'
import { comparable } from '../diff/sides.ts'
import { projectOption } from '../project.ts'

type DiffFlags = {
  readonly url: string
  readonly aws: boolean
  readonly json: boolean
  readonly project: string
}

/** `waymark diff`: what a change of `marketing/` means for people. */
export const diffCommand = (): Command =>
  new Command('diff')
    .description('Say what a change means for people: which steps, which messages, and whom it still reaches.')
    .argument('[before]', 'the revision of Git that it is held against', 'HEAD')
    .argument('[after]', 'another revision; left out: the files as they are now')
    .option('--url <address>', 'a running Waymark, which knows who is inside', 'http://127.0.0.1:4700')
    .addOption(
      new Option('--aws', 'ask AWS who is inside, with the profile and the Region of the environment')
        .default(false)
        .conflicts('url'),
    )
    .option('--json', 'for machines', false)
    .addOption(projectOption())
    .action(diff)

async function diff(before: string, after: string | undefined, { url, aws, json, project }: DiffFlags): Promise<void> {
  const messageCache: MessageCache = new Map()
  const compiled = (folder: string) => sideOf(folder, messageCache)
  try {
    const was = await withRevision(project, before, compiled)
    const is = after === undefined ? await compiled(project) : await withRevision(project, after, compiled)
    const sides = comparable(was, is)
    const changes = workspaceChanges(sides.before, sides.after)
    const inside = aws ? await insideOfAws(stepsOf(changes, was, is)) : await insideOfLaptop(url)
    const report = diffReport(changes, sides, inside)
    console.log(json ? diffJson(report, inside) : diffText(report, inside))
    // A laptop need not run; but who asks for AWS must not take silence for nobody, nor what has mistakes for unchanged.
    if ((aws && inside.kind === 'not-told') || report.mistaken.length > 0) process.exitCode = 1
  } catch (fault) {
    if (!(fault instanceof NoSuchRevision)) throw fault
    console.error(fault.message)
    process.exitCode = 1
  }
}

async function insideOfLaptop(url: string): Promise<Inside> {
  const standing = await askStanding(url)
  if (standing === undefined) return { kind: 'not-told', why: `No Waymark answers at ${url}, and --aws was not said.` }
  return { kind: 'told', standing, by: `all journeys of the Waymark at ${url}` }
}

async function insideOfAws(steps: StepsOf): Promise<Inside> {
  // Loaded only here: whoever asks the laptop need not wait for what speaks with AWS.
  const { askAws } = await import('../diff/ask-aws.ts')
  const told = await withProgress('Asking Step Functions', () => askAws(steps))
  return told.kind === 'told'
    ? { ...told, by: `the journeys that are touched, says Step Functions in ${told.region}` }
    : told
}

/** The journeys that are touched and can have somebody inside, with the steps of their states as far as they are known here. */
function stepsOf({ journeys, everywhere }: WorkspaceChange, was: Side, is: Side): StepsOf {
  const versionsOf = (id: string) =>
    [is, was].flatMap((side) => side.journeys.filter(({ journey }) => journey.id === id))
  const touched = journeys.flatMap(({ id, kind }) => (kind === 'new' ? [] : [id]))
  const all = everywhere.length > 0 ? was.journeys.map(({ journey }) => journey.id) : []
  return new Map(
    [...touched, ...all].map((id) => [id, Object.assign({}, ...versionsOf(id).map(({ journey }) => journey.states))]),
  )
}

const diffJson = (report: DiffReport, inside: Inside): string =>
  JSON.stringify(
    { ...report, ...(inside.kind === 'told' ? { standing: inside.standing } : { standingUnknown: inside.why }) },
    null,
    2,
  )

async function sideOf(folder: string, messageCache: MessageCache): Promise<Side> {
  const compiled = await compileFolder(folder, { digest: sha256, messageCache })
  return { ...compiled, costs: costsInWords(compiled) }
}
