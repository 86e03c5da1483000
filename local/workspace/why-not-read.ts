import { nearest } from '../../shared/domain/nearest.ts'

/** Why a file is not read, what would be right, and the file that would be read, where that is known. */
export type NotRead = { readonly meant: string | undefined; readonly message: string; readonly remedy: string }

/** What is looked at beside the path of a file. */
export type Look = {
  readonly isLink: boolean
  readonly text: () => string
  readonly isThere: (file: string) => boolean
}

/**
 * Says why nobody reads a file of `marketing/`; undefined where it is read, or is none of ours: notes, backups, schemas,
 * modules that journeys in TypeScript import.
 */
export function whyNotRead(file: string, look: Look): NotRead | undefined {
  const parts = file.split('/').slice(1)
  const name = parts.at(-1) ?? ''
  if (parts.some((part) => part.startsWith('.') || part === 'node_modules') || isLeftOver(name)) return undefined
  if (isRead(parts)) {
    if (isSecond(file, look.isThere)) return second(name)
    if (!look.isLink) return undefined
    return { meant: undefined, message: 'This is a link to another file, and not read.', remedy: 'Put the file here.' }
  }
  const written = splitName(name)
  const named = [...parts.slice(0, -1), `${written.stem}.${written.ending}`]
  if (isRead(named)) return misnamed(named, written.ending, look)
  const moved = [nearest(parts[0] ?? '', folders) ?? '', ...named.slice(1)]
  if (isRead(moved)) return misplaced(moved.join('/'), look)
  if (written.ending === 'mjml') return misplaced(placeOfText(parts, written.stem), look)
  if (isTextOfMessage(parts, written)) return otherForm(placeOfText(parts, written.stem))
  return written.ending === 'yaml' ? misplaced(placeOfYaml(parts, written.stem, look.text()), look) : undefined
}

/** Whether a journey in TypeScript is called like one in YAML: both would be the same journey. */
export const isSecond = (file: string, isThere: Look['isThere']): boolean =>
  /^marketing\/journeys\/[^/]+\.ts$/.test(file) && isThere(file.replace(/ts$/, 'yaml'))

const second = (name: string): NotRead => ({
  meant: undefined,
  message: message('two files are the same journey'),
  remedy: `\`${name.replace(/ts$/, 'yaml')}\` is there, too: keep one of them, or give this one another name.`,
})

/** The places of files that are read, below `marketing/`. */
const places = [
  /^(settings|tracking-plan)\.yaml$/,
  /^(journeys|segments|scenarios)\/[^/]+\.yaml$/,
  /^journeys\/[^/]+\.ts$/,
  /^messages\/[^/]+\/message\.yaml$/,
  /^(messages|layouts)\/[^/]+\/[^/]+\.mjml$/,
]
const isRead = (parts: readonly string[]): boolean => places.some((place) => place.test(parts.join('/')))

const folders = ['journeys', 'messages', 'layouts', 'segments', 'scenarios']

/** What editors and tools leave behind, and the schemas that the compiler writes. */
const isLeftOver = (name: string): boolean =>
  /^#.*#$|~$|\.(bak|backup|orig|rej|swp|swo|tmp|old)$|\.schema\.json$/i.test(name)

type Name = { readonly stem: string; readonly ending: string }

/** A name as it was meant: `yml`, capitals, and the `.txt` that some editors put behind it, stand for what is read. */
function splitName(name: string): Name {
  const [, stem = name, written = ''] = /^(.+?)\.([a-z]+)(?:\.txt)?$/i.exec(name) ?? []
  const ending = written.toLowerCase()
  return { stem, ending: ending === 'yml' ? 'yaml' : ending }
}

const languagePattern = /^[a-z]{2}(-[A-Za-z]{2,4})?$/

/** Whether something that is no MJML is called like the text of a message or a layout. */
const isTextOfMessage = ([folder = '', ...rest]: readonly string[], { stem, ending }: Name): boolean =>
  /^(md|markdown|html?|txt)$/.test(ending) &&
  /^(messages|layouts)$/.test(nearest(folder, folders) ?? '') &&
  (languagePattern.test(stem) || (rest.length === 1 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) && !notes.test(stem)))

const notes = /^(readme|notes?|changelog|todo|index|style-?guide|ideas?)$/

function placeOfText(parts: readonly string[], stem: string): string {
  const language = [stem, ...parts.slice(0, -1)].find((part) => languagePattern.test(part)) ?? '<language>'
  const kind = nearest(parts[0] ?? '', ['layouts']) ?? 'messages'
  return `${kind}/${idOf(parts, stem)}/${language}.mjml`
}

/** The name of the message or layout that a file belongs to: of its folder, or its own where it lies in none. */
const idOf = (parts: readonly string[], stem: string): string =>
  parts.slice(1, -1).findLast((part) => !languagePattern.test(part)) ??
  (languagePattern.test(stem) || stem === 'message' ? '<name>' : stem)

/** Where a YAML file belongs, by the words that stand in it; undefined where they are of no kind. */
function placeOfYaml(parts: readonly string[], stem: string, text: string): string | undefined {
  const has = (...words: readonly string[]) =>
    words.every((word) => new RegExp(`^["']?${word}["']?\\s*:`, 'm').test(text))
  if (has('expect')) return `scenarios/${stem}.yaml`
  if (has('steps')) return `journeys/${stem}.yaml`
  if (has('subject') || has('channel')) return `messages/${idOf(parts, stem)}/message.yaml`
  if (has('sender') || has('languages')) return 'settings.yaml'
  if (has('events')) return 'tracking-plan.yaml'
  return has('if') ? `segments/${stem}.yaml` : undefined
}

const message = (why: string): string => `This file is not read: ${why}.`

function misnamed(named: readonly string[], ending: string, { isThere }: Look): NotRead {
  const name = named.at(-1) ?? ''
  const free = freePlace(named.join('/'), isThere)
  const remedy = free === undefined ? `\`${name}\` is there, too: keep one of them.` : `Call it \`${name}\`.`
  return { meant: free, message: message(`its name must end in \`.${ending}\``), remedy }
}

function misplaced(place: string | undefined, { isThere }: Look): NotRead {
  const why = message('it lies where nothing is looked for')
  if (place === undefined) {
    const known = folders.map((folder) => `\`${folder}/\``).join(', ')
    return { meant: undefined, message: why, remedy: `Move it into one of ${known}, or out of \`marketing/\`.` }
  }
  const free = freePlace(place, isThere)
  const there = `\`marketing/${place}\``
  const remedy = free === undefined ? `${there} is there, too: keep one of them.` : `Move it to ${there}.`
  return { meant: free, message: why, remedy }
}

/** Where a file can be moved to; undefined where another is there already, which must not be lost. */
function freePlace(place: string, isThere: Look['isThere']): string | undefined {
  const meant = `marketing/${place}`
  return isThere(meant) ? undefined : meant
}

const otherForm = (place: string): NotRead => ({
  meant: undefined,
  message: message('the texts of messages are written in MJML'),
  remedy: `Write it as \`marketing/${place}\`.`,
})
