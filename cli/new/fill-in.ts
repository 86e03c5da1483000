import { stringify } from 'yaml'

/** Puts values where a text says `<<name>>`. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/<<([a-z]+)>>/g, (written, name: string) => values[name] ?? written)

/** A text as it can stand behind a word of a YAML file: in quotes where it would be read as something else. */
export const yamlText = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd()

/** The id that a name gives: small letters, digits and dashes; undefined where nothing of it is left. */
export function idOf(name: string): string | undefined {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const id = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
  return id === '' ? undefined : id
}
