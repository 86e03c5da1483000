import type { Json } from '../../shared/domain/json.ts'

/** What a host tells an execution. */
export type Signal =
  | { readonly kind: 'continue' }
  /** A timer fell due, see `wakesAt`. */
  | { readonly kind: 'time' }
  | { readonly kind: 'abort'; readonly error?: string; readonly cause?: string }
  | TaskSignal

/** News of a task. It names the attempt, so that what comes late is not taken for the answer of another. */
export type TaskSignal =
  /** What a token task calls has returned; the answer itself is still to come. */
  | { readonly kind: 'task-submitted'; readonly task: string; readonly output: Json }
  | { readonly kind: 'task-heartbeat'; readonly task: string }
  /** `output` is what the state sees as `$states.result`: of `lambda:invoke` the whole answer with its `Payload`. */
  | { readonly kind: 'task-succeeded'; readonly task: string; readonly output: Json }
  | { readonly kind: 'task-failed'; readonly task: string; readonly error?: string; readonly cause?: string }
