import { type WrittenScenario, writtenScenario } from '../../shared/contracts/scenario-file/written-scenario.ts'
import type { Path } from '../../shared/domain/journey/journey.ts'
import type { Finding } from '../diagnostic.ts'

/**
 * What is left of a scenario without its broken parts, so that the mistakes in its sentences are told along with them.
 * Everything else keeps its place. Undefined where nothing is left.
 */
export function restOfScenario(value: unknown, mistakes: readonly Finding[]): WrittenScenario | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const rest: unknown = structuredClone(value)
  for (const { path } of mistakes) takeOut(rest, path)
  const read = writtenScenario.safeParse({ ...needed, ...(rest as object) })
  return read.success ? (read.data as WrittenScenario) : undefined
}

/** Whether a finding is about something that was told of already: what stands in its place is not the author's. */
export const isToldOf = ({ path }: Finding, mistakes: readonly Finding[]): boolean =>
  mistakes.some((one) => one.path.length > 0 && one.path.every((name, index) => name === path[index]))

/** What a scenario cannot be without. */
const needed = { journey: 'none', story: '-', expect: {} }

/** Takes out the part of a scenario that a path leads into; in a list something harmless takes its place. */
function takeOut(rest: unknown, path: Path): void {
  const [top = '', second, third] = path
  if (typeof second === 'number' && (top === 'happens' || top === 'before'))
    put(rest, [top, second], { 'on day 0': 'unsubscribes' })
  else if (top === 'expect' && typeof third === 'number') put(rest, [top, second ?? '', third], 'none')
  else put(rest, top === 'expect' && second !== undefined ? [top, second] : [top], undefined)
}

function put(root: unknown, path: Path, value: unknown): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((so, name) => (isHolder(so) ? Reflect.get(so, name) : undefined), root)
  if (!isHolder(holder)) return
  if (value === undefined) Reflect.deleteProperty(holder, path.at(-1) ?? '')
  else Reflect.set(holder, path.at(-1) ?? '', value)
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null
