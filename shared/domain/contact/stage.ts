/** Where in the story a message stands, and how far a contact has come in it; in this order. */
export const stages = ['awareness', 'interest', 'desire', 'action', 'loyalty'] as const

/** One stage of the story. */
export type Stage = (typeof stages)[number]

/** The stage of a contact who has come to another: nobody goes back. */
export const furtherStage = (before: Stage | undefined, now: Stage): Stage =>
  before === undefined || stages.indexOf(now) > stages.indexOf(before) ? now : before
