import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/**
 * Ends the engines that still run on a file. A process that is killed cannot end its engine any more; the engine would
 * stay for good, and write to the same file as the next one. It is found by what it was started with.
 */
export async function endForgottenEngines(path: string): Promise<void> {
  const ending = enginesOn(path).filter(end)
  while (ending.some((pid) => isEngineOn(path, pid))) await setTimeout(10)
}

/** The engines that run on a file, by process id. */
export const enginesOn = (path: string): readonly number[] => processes().filter((pid) => isEngineOn(path, pid))

/** The processes of this machine, where it tells of them as Linux does; the engine is built for no other. */
function processes(): readonly number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0)
  } catch {
    return []
  }
}

function isEngineOn(path: string, pid: number): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words[1] === 'serve' && words[words.indexOf('--db-path') + 1] === path
  } catch {
    // It has ended since the processes were listed, or is none of ours.
    return false
  }
}

function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself, or is somebody else's.
    return false
  }
}
