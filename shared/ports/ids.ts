/** A source of ids that nobody can guess and that never come twice: 26 characters of `[0-9a-z]`. */
export type Ids = { next(): string }
