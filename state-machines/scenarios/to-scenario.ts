import type { WrittenExpectations } from '../../shared/contracts/scenario-file/written-expectations.ts'
import type { WrittenScenario } from '../../shared/contracts/scenario-file/written-scenario.ts'
import type { Path } from '../../shared/domain/journey/journey.ts'
import type { JsonObject } from '../../shared/domain/json.ts'
import { error, type Finding } from '../diagnostic.ts'
import { readDeed } from './read-deed.ts'
import { readAgo, readDay, readMoment, readWhen } from './read-time.ts'
import type { Deed, Expectations, ExpectedEnd, ExpectedMessage, Scenario } from './scenario.ts'
import { wayOf } from './wrong-way.ts'

/** A scenario as far as its sentences can be read, and those that cannot. */
export type ReadScenario = { readonly scenario: Scenario; readonly findings: readonly Finding[] }

/** Makes a scenario of what was written; `conditions` are what must hold in the end. */
export function toScenario(id: string, written: WrittenScenario, conditions: Expectations['conditions']): ReadScenario {
  const findings: Finding[] = []
  const { journey, story, contact = {}, tags = [], scores = {}, by, trigger = {}, ways = {} } = written
  const tell = (finding: Finding) => void findings.push(finding)
  const before = timed(written.before, ['before'], tell, (text) => readAgo(text), '30 days before')
  const happens = timed(written.happens, ['happens'], tell, readWhen, 'on day 2 at 13:00` or `3h after welcome')
  const scenario: Scenario = {
    ...{ id, journey, story, tags, scores, by },
    // What the schema let in is JSON.
    ...{ contact: contact as JsonObject, trigger: trigger as JsonObject, starts: toStart(written.starts, tell) },
    before: before.map(({ time, ...rest }) => ({ ago: time, ...rest })),
    ways: Object.fromEntries(Object.entries(ways).map(([split, way]) => [split, wayOf(way)])),
    happens: happens.map(({ time, ...rest }) => ({ when: time, ...rest })),
    expect: toExpectations(written.expect, conditions, tell),
  }
  return { scenario, findings }
}

type Tell = (finding: Finding) => void

function toStart(written: string | undefined, tell: Tell): number | undefined {
  const start = written === undefined ? undefined : readMoment(written)
  if (written !== undefined && start === undefined)
    tell(
      error('wrong-value', ['starts'], `There is no day \`${written}\`.`, 'Write a date such as `2026-03-02 10:00`.'),
    )
  return start
}

type Timed<Time> = { readonly time: Time; readonly deed: Deed; readonly words: string; readonly path: Path }

/** Reads sentences with their times; what cannot be read is told and left out. */
function timed<Time>(
  written: readonly Readonly<Record<string, string>>[] = [],
  above: Path,
  tell: Tell,
  readTime: (text: string) => Time | undefined,
  example: string,
): readonly Timed<Time>[] {
  return written.flatMap((one, index) => {
    const [said = '', text = ''] = Object.entries(one)[0] ?? []
    const path = [...above, index, said]
    const time = readTime(said)
    if (time === undefined) tell(unclearTime(said, path, example))
    const read = readDeed(text)
    if (read.kind === 'unclear') tell(error('unclear-sentence', path, read.message, read.remedy))
    return time === undefined || read.kind === 'unclear'
      ? []
      : [{ time, deed: read.deed, words: `${said}: ${text}`, path }]
  })
}

const unclearTime = (text: string, path: Path, example: string): Finding => ({
  ...error('unclear-sentence', path, `\`${text}\` is no time here.`, `Write it like \`${example}\`.`),
  marks: 'word',
})

function toExpectations(
  written: WrittenExpectations,
  conditions: Expectations['conditions'],
  tell: Tell,
): Expectations {
  const { messages, never = [], does = [], enters = [], goal, ends, refused } = written
  return {
    messages: messages?.flatMap((one, index) => toMessage(one, ['expect', 'messages', index], tell)),
    ...{ never, does, enters, goal, conditions, refused },
    end: ends === undefined ? undefined : toEnd(ends, ['expect', 'ends']),
  }
}

function toMessage(
  written: string | Readonly<Record<string, string>>,
  path: Path,
  tell: Tell,
): readonly ExpectedMessage[] {
  if (typeof written === 'string') return [{ message: written, on: undefined, path }]
  const [said = '', message = ''] = Object.entries(written)[0] ?? []
  const here = [...path, said]
  const on = readDay(said)
  if (on === undefined) tell(unclearTime(said, here, 'day 2` or `day 2 at 13:00'))
  return on === undefined ? [] : [{ message, on, path: here }]
}

/** `Demo Booked on day 6`: how it ends, and when. */
function toEnd(written: string, path: Path): ExpectedEnd {
  const [, how = '', day = ''] = /^(.+) (on day .+)$/.exec(written) ?? []
  const on = readDay(day)
  return on === undefined ? { how: written, on, path } : { how, on, path }
}
