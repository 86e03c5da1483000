import type { Diagnostic } from '../../state-machines/diagnostic.ts'
import type { Side } from '../../state-machines/handbook/changes/workspace-changes.ts'

/** A file that cannot be compared, because it has mistakes. */
export type Mistaken = { readonly file: string; readonly when: 'before' | 'now' }

/** Two states of a workspace, as far as they can be compared. */
export type Sides = { readonly before: Side; readonly after: Side; readonly mistaken: readonly Mistaken[] }

/** What has a mistake on one side is held for unchanged: it says nothing that people could be told of. */
export function comparable(before: Side, after: Side): Sides {
  const mistaken = [...mistakesIn(before, 'before'), ...mistakesIn(after, 'now')]
  const held = (file: string) => mistaken.some((one) => one.file === file)
  const fromEach = (own: Side, other: Side): Side => ({
    ...own,
    settings: held(settingsFile) ? (own.settings ?? other.settings) : own.settings,
    segments: { ...broken(other.segments, (id) => held(`marketing/segments/${id}.yaml`)), ...own.segments },
    workspace: planOf(own, other, held('marketing/tracking-plan.yaml')),
  })
  return { before: fromEach(before, after), after: fromEach(after, before), mistaken }
}

const settingsFile = 'marketing/settings.yaml'

/** Files of which nobody can say what they mean; scenarios mean nothing for anybody. */
function mistakesIn({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }, when: Mistaken['when']) {
  const files = diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file)
  const told = files.filter((file) => !file.startsWith('marketing/scenarios/'))
  return [...new Set(told)].sort().map((file) => ({ file, when }))
}

const broken = <T>(all: Readonly<Record<string, T>>, isBroken: (id: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => isBroken(id)))

function planOf({ workspace }: Side, other: Side, isMistaken: boolean): Side['workspace'] {
  const plan = workspace.plan ?? (isMistaken ? other.workspace.plan : undefined)
  return plan === undefined ? workspace : { ...workspace, plan }
}
