/**
 * The language in which a contact gets a message: their own; else the same language of another place, where it is clear
 * which; else the first of the workspace's that the message has. Undefined where it has none of them.
 */
export function chooseLanguage(
  available: readonly string[],
  wanted: string | undefined,
  workspace: readonly string[],
): string | undefined {
  const own = wanted === undefined ? undefined : (sameAs(wanted, available) ?? relativeOf(wanted, available))
  return own ?? workspace.find((language) => available.includes(language))
}

const sameAs = (wanted: string, available: readonly string[]): string | undefined =>
  available.find((language) => language.toLowerCase() === wanted.toLowerCase())

/** `en` for a reader of `en-GB`; the only Chinese for a reader of any Chinese, but never a guess between two. */
function relativeOf(wanted: string, available: readonly string[]): string | undefined {
  const base = baseOf(wanted)
  const relatives = available.filter((language) => baseOf(language) === base)
  return sameAs(base, relatives) ?? (relatives.length === 1 ? relatives[0] : undefined)
}

const baseOf = (language: string): string => (language.split('-')[0] ?? '').toLowerCase()
