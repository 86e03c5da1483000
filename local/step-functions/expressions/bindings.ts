/** What an expression can see: `states`, the variables of the execution, and the tools. */
export type Bindings = { readonly [name: string]: unknown }
