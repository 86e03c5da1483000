import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** Where the project lies. */
export const root = join(import.meta.dirname, '../..')

/** A page for people: its path in the project, and its text. */
export type Page = { readonly path: string; readonly text: string }

/** Every page that the project has for people. */
export function pages(): readonly Page[] {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => `docs/${path}`)
  return [...readdirSync(root), ...inDocs]
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The links of a page that lead into the project: to which file, and to which heading of it. */
export function linksOf({ path, text }: Page): readonly { readonly file: string; readonly heading: string }[] {
  const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', heading = ''] = target.split('#')
      return { file: file === '' ? path : posix.join(posix.dirname(path), file), heading }
    })
}

/** The names by which the headings of a page can be linked to, as GitHub makes them. */
export const headingsOf = ({ text }: Pick<Page, 'text'>): readonly string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Paths of sources that a page names between backticks, but for patterns and examples. */
export const pathsIn = ({ text }: Page): readonly string[] =>
  [...text.matchAll(/`((?:bench|cdk|cli|functions|local|shared|state-machines|test)\/[\w./-]*)`/g)].map(
    ([, path = '']) => path,
  )

/** The scripts that a page tells people to run. */
export const scriptsIn = ({ text }: Page): readonly string[] =>
  [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, script = '']) => script)

/** Blocks of code hold brackets and `#` of their own. */
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '')
