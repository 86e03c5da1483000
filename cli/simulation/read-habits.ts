import { readFileSync } from 'node:fs'
import { type Habits, usualHabits } from '../../local/simulation/habits/habits.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import { habitsFileSchema, type WrittenHabits } from '../../shared/contracts/habits-file.ts'
import type { Occurrence } from '../../state-machines/costs/assumed/common-habits.ts'
import { type Diagnostic, inOrder, located } from '../../state-machines/diagnostic.ts'
import { readFile } from '../../state-machines/read-file.ts'
import { unknownNames } from './unknown-names.ts'

/** Habits, or what is wrong with the file that should say them. */
export type ReadHabits =
  | { readonly kind: 'read'; readonly habits: Habits }
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }

/** Reads a file of habits, and holds its names against a workspace that is given; what it leaves out is as usual. */
export function readHabits(file: string, settings: Settings, workspace?: Publishable): ReadHabits {
  const words = Object.keys(habitsFileSchema.shape)
  const { value, diagnostics, places } = readFile({ file, text: readFileSync(file, 'utf8') }, habitsFileSchema, words)
  if (value === undefined || places === undefined) return { kind: 'mistakes', diagnostics }
  const unknown = workspace ? [...unknownNames(value, workspace)] : []
  if (unknown.length > 0) return { kind: 'mistakes', diagnostics: inOrder(unknown.map((one) => located(one, places))) }
  return { kind: 'read', habits: withWritten(usualHabits(settings), value) }
}

function withWritten(usual: Habits, written: WrittenHabits): Habits {
  const { 'opens-after': opensAfter, 'time-zones': timeZones, goal, exits, events, ...same } = written
  const said = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined))
  return {
    ...usual,
    ...said,
    opensAfter: opensAfter ?? usual.opensAfter,
    timeZones: timeZones ?? usual.timeZones,
    goal: goal ? toOccurrence(goal) : usual.goal,
    exits: exits ? toOccurrence(exits) : usual.exits,
    events: Object.fromEntries(Object.entries(events ?? {}).map(([name, one]) => [name, toOccurrence(one)])),
  }
}

const toOccurrence = ({ anyway, 'after-click': afterClick }: NonNullable<WrittenHabits['goal']>): Occurrence => ({
  anyway,
  afterClick,
})
