/** What went wrong in an expression: jsonata throws plain objects with a code, the functions around it ordinary errors. */
export type Fault = { readonly code: string | undefined; readonly message: string }

/** Reads whatever was thrown while an expression was compiled or run. */
export function readFault(thrown: unknown): Fault {
  if (thrown instanceof RangeError) return { code: undefined, message: STACK_OVERFLOW }
  if (typeof thrown !== 'object' || thrown === null) return { code: undefined, message: String(thrown) }
  return {
    code: 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined,
    message: 'message' in thrown ? String(thrown.message) : 'unknown error',
  }
}

const STACK_OVERFLOW =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.'
