/** One thing that is not as it was, in words; empty words where there was, or is, nothing. */
export type Change = {
  /** The step or the message that it is about; undefined: the journey as a whole. */
  readonly about?: string
  /** What of it: `day`, `waits for`, `subject (en)`. */
  readonly what: string
  readonly before: string
  readonly after: string
}

/** A step as people find it in a journey: when, on which way, and what it does. */
export type PlacedStep = { readonly id: string; readonly day: string; readonly who: string; readonly does: string }

/** What became of the steps of a journey. */
export type StepChanges = {
  readonly added: readonly PlacedStep[]
  readonly removed: readonly PlacedStep[]
  readonly changed: readonly Change[]
}

/** What a change of one journey means. Its shape and its door are for those who enter from now on; messages for everybody. */
export type JourneyChange = {
  readonly id: string
  readonly name: string
  readonly kind: 'new' | 'removed' | 'changed' | 'unreadable'
  readonly versions: { readonly before?: string; readonly after?: string }
  readonly entering: StepChanges & { readonly whole: readonly Change[] }
  readonly everybody: readonly Change[]
  readonly transitions: { readonly before?: number; readonly after?: number }
  readonly costs: { readonly before?: string; readonly after?: string }
}

/** What a change of a workspace means: what holds for all journeys, and each journey that is touched. */
export type WorkspaceChange = { readonly everywhere: readonly Change[]; readonly journeys: readonly JourneyChange[] }

/** What is not the same of two lists of words by name, in the order of the first that has them. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  about?: string,
): readonly Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what) => {
    const change = { what, before: before.get(what) ?? '', after: after.get(what) ?? '' }
    return change.before === change.after ? [] : [about === undefined ? change : { about, ...change }]
  })
}
