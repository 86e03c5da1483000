import * as z from 'zod'

const names = z.record(z.string(), z.string()).default({})
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), optionalDependencies: names })),
})
const manifestSchema = z.object({ dependencies: names, devDependencies: names, optionalDependencies: names })

/** What npm wrote down of every package that it put in place, by the folder it lies in. */
export type Lock = z.infer<typeof lockSchema>['packages']

/** What the project asks npm for, by name. */
export type Asked = Readonly<Record<string, string>>

/** Reads a `package-lock.json`. */
export const readLock = (text: string): Lock => lockSchema.parse(JSON.parse(text)).packages

/** Reads from a `package.json` everything that the project asks npm for. */
export function readAsked(text: string): Asked {
  const { dependencies, devDependencies, optionalDependencies } = manifestSchema.parse(JSON.parse(text))
  return { ...dependencies, ...devDependencies, ...optionalDependencies }
}

/**
 * Names what `npm ci` would miss on another machine: npm leaves an optional package that it could not resolve out of
 * the lock without a word, and then refuses the lock where that package is the one for the platform.
 */
export const missingFromLock = (lock: Lock): readonly string[] =>
  Object.entries(lock).flatMap(([folder, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !foldersAbove(folder).some((above) => `${above}node_modules/${name}` in lock))
      .map((name) => `${name}, optional for ${folder === '' ? 'the project' : folder}`),
  )

/** Names what is not asked for in one exact version. */
export const unpinned = (asked: Asked): readonly string[] =>
  Object.entries(asked)
    .filter(([, version]) => !/^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}`)

/** The version that the project itself gets of a package. */
export const lockedVersion = (lock: Lock, name: string): string | undefined => lock[`node_modules/${name}`]?.version

/** Whether a version is at least another; both in numbers, as `10.27.2`. */
export function isAtLeast(version: string, least: string): boolean {
  const [numbers = [], leastNumbers = []] = [version, least].map((text) => text.split('.').map(Number))
  const at = numbers.findIndex((number, index) => number !== leastNumbers[index])
  return at < 0 || (numbers[at] ?? 0) > (leastNumbers[at] ?? 0)
}

/** The folders where Node looks for what a package imports, from its own outwards, each as the beginning of a path. */
function foldersAbove(folder: string): readonly string[] {
  if (folder === '') return ['']
  const cut = folder.lastIndexOf('/node_modules/')
  return [`${folder}/`, ...foldersAbove(cut < 0 ? '' : folder.slice(0, cut))]
}
