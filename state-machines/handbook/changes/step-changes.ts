import type { Journey, Step } from '../../../shared/domain/journey/journey.ts'
import { waysOn } from '../ways.ts'
import { type Times, timesOf } from '../when.ts'
import type { Names } from '../words/names.ts'
import { daysWords } from '../words/time-words.ts'
import { type Change, differences, type PlacedStep, type StepChanges } from './change.ts'
import { doesWords, stepFacets } from './facets.ts'

/** What became of the steps of a journey, step by step: a step is the same where it has the same id. */
export function stepChanges(before: Placed, after: Placed): StepChanges {
  const [was, is] = [placesOf(before), placesOf(after)]
  const moved = movedSteps(was, is)
  const placed = ({ id, day, who, does }: Place): PlacedStep => ({ id, day, who, does })
  return {
    added: [...is.values()].filter(({ id }) => !was.has(id)).map(placed),
    removed: [...was.values()].filter(({ id }) => !is.has(id)).map(placed),
    changed: [...is.values()].flatMap((here) => {
      const there = was.get(here.id)
      return there === undefined ? [] : changesOf(there, here, moved.has(here.id))
    }),
  }
}

/** A journey, and what its words call things. */
export type Placed = { readonly journey: Journey; readonly names: Names }

/** A step with where it stands: the way that it is on, by the step and number of the way. */
type Place = PlacedStep & { readonly step: Step; readonly way: string; readonly facets: ReadonlyMap<string, string> }

function placesOf({ journey, names }: Placed): ReadonlyMap<string, Place> {
  const times = timesOf(journey)
  const places = [...placesIn(journey.steps, { way: '', who: 'everybody' }, times, names)]
  return new Map(places.map((place) => [place.id, place]))
}

function* placesIn(
  steps: readonly Step[],
  on: { readonly way: string; readonly who: string },
  times: Times,
  names: Names,
): Generator<Place> {
  for (const step of steps) {
    const at = times.steps.get(step.id)
    const day = at === undefined ? '' : daysWords(at)
    yield { id: step.id, step, day, ...on, does: doesWords(step, names), facets: stepFacets(step, names) }
    for (const [index, { label, steps: inner }] of waysOn(step, names).entries()) {
      yield* placesIn(inner, { way: `${step.id}:${index}`, who: label }, times, names)
    }
  }
}

function changesOf(was: Place, is: Place, isMoved: boolean): readonly Change[] {
  const about = is.id
  const moved =
    was.way === is.way
      ? isMoved
        ? [{ about, what: 'place', before: '', after: 'in another order' }]
        : []
      : [{ about, what: 'place', before: was.who, after: is.who }]
  const isShown = is.step.kind === 'send' || was.facets.get('not before') !== is.facets.get('not before')
  const day = was.day !== is.day && isShown ? [{ about, what: 'comes', before: was.day, after: is.day }] : []
  const facets = differences(was.facets, is.facets, about).filter(
    ({ what }) => day.length === 0 || what !== 'not before',
  )
  return [...moved, ...day, ...facets]
}

/** The steps that stayed on their way, and not in their order: as few of them as explain it. */
function movedSteps(was: ReadonlyMap<string, Place>, is: ReadonlyMap<string, Place>): ReadonlySet<string> {
  const order = new Map([...was.keys()].map((id, index) => [id, index]))
  const stayed = [...is.values()].filter(({ id, way }) => was.get(id)?.way === way)
  const moved = [...Map.groupBy(stayed, ({ way }) => way).values()].flatMap((siblings) => {
    const kept = longestRise(siblings.map(({ id }) => order.get(id) ?? 0))
    return siblings.filter((_, index) => !kept.has(index)).map(({ id }) => id)
  })
  return new Set(moved)
}

/** The places in a list of numbers of which as many as possible rise. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const best: (readonly number[])[] = []
  for (const [index, number] of numbers.entries()) {
    const before = best.filter((rise) => (numbers[rise.at(-1) ?? 0] ?? 0) < number)
    const longest = before.reduce<readonly number[]>((one, other) => (other.length > one.length ? other : one), [])
    best.push([...longest, index])
  }
  return new Set(best.reduce((one, other) => (other.length > one.length ? other : one), []))
}
