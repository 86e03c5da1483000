/** Something that came otherwise than a scenario expects; `at` is the moment in the timeline where that shows. */
export type Difference = { readonly says: string; readonly at?: number }
