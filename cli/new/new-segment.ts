import { stringify } from 'yaml'
import { parseDuration } from '../../shared/domain/time/duration.ts'
import { readScalar } from '../../state-machines/scenarios/read-properties.ts'
import { fail } from '../fail.ts'
import { ask } from './ask.ts'
import { extendTrackingPlan, type Spoken } from './extend-plan.ts'
import { freeName, idFrom, mayAsk } from './names.ts'
import { tellMistakes, tellWritten, writeOrFail } from './write-files.ts'

/** What `new segment` can be told. */
export type SegmentFlags = {
  readonly tag?: string
  readonly did?: string
  readonly didNot?: string
  readonly within?: string
  readonly attribute?: readonly [name: string, value: string]
  readonly score?: number
  readonly yes: boolean
  readonly project: string
}

/** Writes a segment with the conditions that were given, of which all must hold. */
export async function newSegment(name: string | undefined, flags: SegmentFlags): Promise<void> {
  const { project } = flags
  const isInteractive = mayAsk(flags)
  if (name === undefined && !isInteractive) return fail('Say what it is called: new segment "Regular customers".', 2)
  const usual = freeName('New segment', project, (id) => `marketing/segments/${id}.yaml`)
  const { called } = await ask({ called: { words: 'What is it called?', usual, given: name } }, isInteractive)
  const id = idFrom(called)
  const given = isSaid(flags) ? flags : { ...flags, ...(await whoIsIn(id, isInteractive)) }
  if (given.within !== undefined && parseDuration(given.within) === undefined)
    return fail('A time is written like 90d, 2w or 12h.', 2)
  if (Number.isNaN(given.score)) return fail('A score is a number such as 20.', 2)
  const conditions = conditionsOf(given)
  const files = new Map([[`marketing/segments/${id}.yaml`, segmentText(called, conditions)]])
  writeOrFail(project, files)
  const changed = extendTrackingPlan(project, spokenIn(given))
  const next = `A journey asks for it with \`segment: ${id}\`, and begins with it by \`trigger: { segment: { entered: ${id} } }\`.`
  tellWritten(files, changed, next)
  await tellMistakes(project, files)
}

const isSaid = ({ tag, did, didNot, attribute, score }: SegmentFlags): boolean =>
  [tag, did, didNot, attribute, score].some((one) => one !== undefined)

const kinds = ['tag', 'did', 'did-not', 'attribute', 'score'] as const

/** Asks for one condition; without a terminal it is a tag that is called like the segment. */
async function whoIsIn(id: string, isInteractive: boolean): Promise<Partial<SegmentFlags>> {
  const kind = { words: 'What makes somebody a part of it?', usual: 'tag', choices: kinds }
  const answers = await ask({ kind }, isInteractive)
  const one = async (words: string, usual: string) => (await ask({ it: { words, usual } }, isInteractive)).it
  switch (answers.kind) {
    case 'did':
      return { did: await one('Which event did they do?', 'Order Completed') }
    case 'did-not': {
      const didNot = await one('Which event did they not do?', 'Order Completed')
      return { didNot, within: await one('Within which time?', '90d') }
    }
    case 'attribute':
      return { attribute: [await one('Which attribute?', 'city'), await one('And what is it?', 'Taipei')] }
    case 'score':
      return { score: Number(await one('How high is their score at least?', '20')) }
    default:
      return { tag: await one('Which tag do they have?', id) }
  }
}

function conditionsOf({ tag, did, didNot, within, attribute, score }: SegmentFlags): readonly object[] {
  const time = within === undefined ? {} : { within }
  return [
    ...(tag === undefined ? [] : [{ tag }]),
    ...(did === undefined ? [] : [{ did: { event: did, ...(didNot === undefined ? time : {}) } }]),
    ...(didNot === undefined ? [] : [{ not: { did: { event: didNot, ...time } } }]),
    ...(attribute === undefined ? [] : [{ attribute: { [attribute[0]]: readScalar(attribute[1]) } }]),
    ...(score === undefined ? [] : [{ score: { gte: score } }]),
  ]
}

function segmentText(name: string, conditions: readonly object[]): string {
  const [only, ...others] = conditions
  const body = stringify({ name, if: others.length === 0 ? only : { all: conditions } }, { lineWidth: 0 })
  return `# yaml-language-server: $schema=../segment.schema.json\n${body}`
}

/** What the segment speaks of, for the tracking plan. */
function spokenIn({ did, didNot, attribute }: SegmentFlags): Spoken {
  return {
    events: [did, didNot].flatMap((event) => event ?? []),
    attributes: attribute === undefined ? {} : { [attribute[0]]: kindOf(readScalar(attribute[1])) },
  }
}

const kindOf = (value: unknown): string =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yes-no' : 'text'
