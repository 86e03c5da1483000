import { existsSync } from 'node:fs'
import type { Habits } from '../../local/simulation/habits/habits.ts'
import type { Publishable } from '../../local/workspace/compiled-files.ts'
import type { Settings } from '../../shared/contracts/content/settings-file.ts'
import { fail } from '../fail.ts'
import { diagnosticsText } from '../print-diagnostics.ts'
import { readHabits } from './read-habits.ts'

/** The habits of a file that somebody named; a file that is not there or has mistakes ends the command. */
export function habitsIn(file: string, settings: Settings, workspace?: Publishable): Habits {
  if (!existsSync(file)) return fail(`There is no file ${file}.`, 2)
  const read = readHabits(file, settings, workspace)
  return read.kind === 'read' ? read.habits : fail(diagnosticsText(read.diagnostics), 2)
}
