import type { WaitState } from '../definition/state.ts'
import { render } from '../evaluate.ts'
import type { Execution } from '../execution.ts'
import { queryFailure } from '../state-failure.ts'
import { leaveState } from './enter-and-leave.ts'
import { renderSeconds } from './read-seconds.ts'
import { scopeOf, type Turn } from './turn.ts'
import { unexpectedType } from './unexpected-type.ts'

/** Starts to wait, or goes on at once when the time has passed. The target counts from the entry, so a restart does not move it. */
export async function startWait(turn: Turn, state: WaitState): Promise<Execution> {
  const until = await readTarget(turn, state.until)
  if (until <= turn.tools.now) return endWait(turn, state)
  return { ...turn.execution, parked: { kind: 'wait', until } }
}

/** Goes on after a wait. */
export const endWait = (turn: Turn, state: WaitState): Promise<Execution> =>
  leaveState(turn, state.exit, scopeOf(turn), turn.execution.stateInput)

async function readTarget(turn: Turn, until: WaitState['until']): Promise<number> {
  const { enteredAt } = turn.execution
  if (until.kind === 'seconds') {
    const field = { name: 'Seconds', template: until.seconds, least: 0 } as const
    return enteredAt + 1000 * (await renderSeconds(field, scopeOf(turn)))
  }
  const template = until.timestamp
  const value = await render(template, scopeOf(turn))
  if (typeof value !== 'string') throw unexpectedType({ name: 'Timestamp', template, value }, 'string')
  const target = parseTimestamp(value)
  if (target === undefined) throw queryFailure('Timestamp', `${NO_TIMESTAMP}: ${value}`)
  if (target > enteredAt + MAX_WAIT) throw queryFailure('Timestamp', `${TOO_FAR}: ${value}`)
  return target
}

// https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html: at most a year, as an execution lasts.
const MAX_WAIT = 366 * 24 * 60 * 60 * 1000
const TOO_FAR = 'The Timestamp field is more than a year ahead'
const NO_TIMESTAMP = 'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string'

const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** The time that AWS reads in a timestamp, its fractions cut off; nothing where AWS refuses it. */
function parseTimestamp(text: string): number | undefined {
  const [, day, minute, second = ':00', zone] = TIMESTAMP.exec(text) ?? []
  if (day === undefined || zone === undefined) return undefined
  const local = `${day}T${minute}${second}.000Z`
  const isRealTime = !Number.isNaN(Date.parse(local)) && new Date(local).toISOString() === local
  const time = Date.parse(`${day}T${minute}${second}${zone}`)
  return isRealTime && !Number.isNaN(time) ? time : undefined
}
