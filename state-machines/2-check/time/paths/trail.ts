/** A path as a person tells it: the last word of it, and what came before. */
export type Trail = { readonly word: string; readonly send?: string; readonly before: Trail | undefined }

/** A path that goes on by some words; `send` is the step that sends something there. */
export const goOn = (
  before: Trail | undefined,
  words: readonly string[],
  send: string | undefined,
): Trail | undefined =>
  words.reduce<Trail | undefined>(
    (trail, word) => ({ word, before: trail, ...(word === send ? { send } : {}) }),
    before,
  )

/** A path in words: `case-study → no click → wait 3d`. */
export function trailWords(trail: Trail | undefined): string {
  const words: string[] = []
  for (let at = trail; at !== undefined; at = at.before) words.unshift(at.word)
  return words.join(' → ')
}
