import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail } from './fail.ts'

/** Writes a file that somebody asked for by its path, and the folders that it lies in. */
export function writeOut(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (fault) {
    fail(`${path} cannot be written: ${fault instanceof Error ? fault.message : String(fault)}.`)
  }
}
