/** Which way of a split has won, and from when on everybody new gets it. */
export type Winner = {
  readonly journey: string
  readonly split: string
  readonly way: string
  readonly at: number
  /** What was known of the ways then, by way. */
  readonly ways: Readonly<Record<string, { readonly contacts: number; readonly did: number }>>
}
