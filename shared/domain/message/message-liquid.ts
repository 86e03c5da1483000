/**
 * The Liquid that a message may use. The compiler refuses everything else, and the renderer knows nothing else. Two
 * things are left out on purpose: `capture`, because what it holds would be escaped twice, and every filter that
 * undoes escaping, reads other files, rolls dice or takes longer than its input is long.
 */
export const liquidTags: readonly string[] = ['assign', 'break', 'case', 'comment', 'continue', 'for', 'if', 'unless']

/** The words that divide a tag's content or end it. */
export const liquidInnerTags: readonly string[] = [
  'else',
  'elsif',
  'when',
  'endcase',
  'endcomment',
  'endfor',
  'endif',
  'endunless',
]

/** What a value may be put through. */
export const liquidFilters: readonly string[] = [
  'abs',
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'ceil',
  'date',
  'default',
  'divided_by',
  'downcase',
  'first',
  'floor',
  'join',
  'last',
  'map',
  'minus',
  'modulo',
  'plus',
  'prepend',
  'remove',
  'replace',
  'reverse',
  'round',
  'size',
  'slice',
  'split',
  'squish',
  'strip',
  'sum',
  'times',
  'truncate',
  'truncatewords',
  'upcase',
  'where',
]

/** Everything a message may speak of, apart from names that it gives itself. */
export const liquidVariables: readonly string[] = [
  'contact',
  'event',
  'links',
  'preheader',
  'sender',
  'unsubscribe_url',
]

/** What a message may know of its sender. */
export const senderVariables: readonly string[] = ['address', 'name']

/** The most that one text of a message may cost: characters to read, things to make, time to fill in. */
export const liquidLimits = { characters: 200_000, memory: 250_000, milliseconds: 200 } as const
