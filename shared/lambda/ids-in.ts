import { isJsonObject } from '../domain/json.ts'
import type { LogIds } from './log.ts'

const names = ['contactId', 'enrollmentId', 'journey', 'version', 'step'] as const

/** The ids of ours in something that came in, as the log may hold them. */
export function idsIn(value: unknown): LogIds {
  if (!isJsonObject(value)) return {}
  return Object.fromEntries(
    names.flatMap((name) => {
      const id = value[name]
      return typeof id === 'string' && isId.test(id) ? [[name, id]] : []
    }),
  )
}

// Nothing that a person is called by, or reached at, gets through.
const isId = /^[A-Za-z0-9-]{1,80}$/
