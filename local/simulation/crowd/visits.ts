import { isJsonObject } from '../../../shared/domain/json.ts'

/** That an execution came to a step: its task was done. */
export type Visit = { readonly enrollmentId: string; readonly step: string; readonly at: number }

/** The steps that a task is done for, whatever function does it: each contract names them under one of these words. */
export function visitsIn(task: unknown, at: number): readonly Visit[] {
  if (!isJsonObject(task) || typeof task['enrollmentId'] !== 'string') return []
  const enrollmentId = task['enrollmentId']
  const named = [task['step'], task['awaits'], ...(Array.isArray(task['updates']) ? task['updates'] : [])]
  return named.flatMap((step) => (typeof step === 'string' ? [{ enrollmentId, step, at }] : []))
}
