import type { WrittenJourney } from '../../../shared/contracts/journey-file/written-journey.ts'
import type { Path } from '../../../shared/domain/journey/journey.ts'
import { toJourney } from '../../../state-machines/1-parse/to-domain/to-journey.ts'
import { writtenSteps } from '../../../state-machines/1-parse/written-steps.ts'
import type { Workspace } from '../../../state-machines/2-check/rule.ts'
import { rules } from '../../../state-machines/2-check/rules.ts'
import { watchNamer } from '../../../state-machines/compile-journey.ts'
import type { Finding } from '../../../state-machines/diagnostic.ts'
import { digest } from '../compile.ts'

const mostRounds = 4

/**
 * A random journey without what no generator avoids by itself: conditions that contradict themselves or each other, and
 * steps that nobody reaches. Undefined where it still has mistakes.
 */
export function mended(written: WrittenJourney, workspace: Workspace): WrittenJourney | undefined {
  let journey = written
  for (let round = 0; round < mostRounds; round++) {
    const mistakes = mistakesIn(journey, workspace)
    if (mistakes.length === 0) return journey
    journey = structuredClone(journey)
    // From the last to the first: what is put in or taken out moves nothing that is still to be mended.
    for (const [index, mistake] of mistakes.toReversed().entries()) mend(journey, mistake, `fresh-${round}-${index}`)
  }
  return undefined
}

/** Random journeys are of the language, so there is no need to read them like somebody's file. */
function mistakesIn(written: WrittenJourney, workspace: Workspace): readonly Finding[] {
  const journey = toJourney('random', written, [...writtenSteps(written.steps)], watchNamer(digest))
  return Object.values(rules)
    .flatMap((rule) => [...rule(journey, workspace)])
    .filter(({ severity }) => severity === 'error')
    .sort((one, other) => inFile(one.path, other.path))
}

/** The order of two places in a file, as far as lists tell. */
function inFile(one: Path, other: Path): number {
  const index = one.findIndex((name, place) => name !== other[place])
  const [a = '', b = ''] = [one[index], other[index]]
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1
}

/** Changes the journey so that it does not have this mistake. */
function mend(journey: WrittenJourney, { code, path }: Finding, fresh: string): void {
  if (code === 'unreachable-step') cutFrom(journey, path)
  else if (code === 'winner-never-found') remove(journey, path.slice(0, -1))
  else if (path.includes('where')) remove(journey, path.slice(0, path.indexOf('where') + 1))
  else if (path[0] === 'exit' || path[0] === 'audience') remove(journey, path.slice(0, 1))
  else if (code === 'unknown-step') remove(journey, path)
  else if (code === 'wait-already-past') waitWithoutDay(journey, path)
  else if (code === 'repeats-earlier-case') askAfresh(journey, path.slice(0, path.lastIndexOf('if') - 1), fresh)
  else if (path.includes('if')) put(journey, path.slice(0, path.lastIndexOf('if') + 1), { tag: fresh })
}

type Container = Record<string | number, unknown>

// The paths are those that the parser gave to what it read of this very value.
const at = (journey: WrittenJourney, path: Path): Container =>
  path.reduce<Container>((value, name) => (value?.[name] ?? {}) as Container, journey as unknown as Container)

const put = (journey: WrittenJourney, path: Path, value: unknown): void => {
  at(journey, path.slice(0, -1))[path.at(-1) ?? ''] = value
}

const remove = (journey: WrittenJourney, path: Path): void => {
  delete at(journey, path.slice(0, -1))[path.at(-1) ?? '']
}

/** The list in which a step stands, and where; none where it was taken out before. */
const listOf = (journey: WrittenJourney, path: Path): readonly [unknown[], number] => {
  const list: unknown = at(journey, path.slice(0, -1))
  return [Array.isArray(list) ? list : [], Number(path.at(-1))]
}

/** Each case of a branch asks for something that no other asks for. */
function askAfresh(journey: WrittenJourney, path: Path, fresh: string): void {
  for (const index of Object.keys(at(journey, path))) put(journey, [...path, index, 'if'], { tag: `${fresh}-${index}` })
}

/** A step does without its day; a wait until one lasts an hour. */
function waitWithoutDay(journey: WrittenJourney, path: Path): void {
  const wait = path.lastIndexOf('wait')
  if (wait < 0) remove(journey, path)
  else put(journey, path.slice(0, wait + 1), '1h')
}

function cutFrom(journey: WrittenJourney, path: Path): void {
  const [list, index] = listOf(journey, path)
  list.splice(index)
}
