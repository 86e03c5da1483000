import { begin, resume, type Transition } from '../../../local/step-functions/interpret.ts'
import { loadMachine, type Machine } from '../../../local/step-functions/machine.ts'
import { runScripted, type ScriptedAnswer, type ScriptedRun } from '../../../local/step-functions/run-scripted.ts'
import type { Signal } from '../../../local/step-functions/signal.ts'
import type { Json, JsonObject } from '../../../shared/domain/json.ts'

/** When the executions of the tests begin, as scripted ones do. */
export const NOW = Date.UTC(2026, 0, 1)

/** A task that answers when its call returns. */
export const FUNCTION = 'arn:aws:states:::lambda:invoke'

/** A task that is open until its token comes back. */
export const TOKEN = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'

/** A JSONata machine whose first state is its first. */
export const machineOf = (states: { readonly [name: string]: JsonObject }, top: JsonObject = {}): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0] ?? '',
  States: states,
  ...top,
})

/** A machine of one state, which ends there. */
export const only = (state: JsonObject, top: JsonObject = {}): JsonObject =>
  machineOf({ S: { ...state, End: true } }, top)

/** Runs one state. */
export const runState = (state: JsonObject, input: Json = {}, answers: readonly ScriptedAnswer[] = []) =>
  runScripted(only(state), input, answers)

/** What one expression comes to. */
export const evaluate = async (expression: string, input: Json = {}): Promise<ScriptedRun> =>
  runState({ Type: 'Pass', Output: `{% ${expression} %}` }, input)

/** The types of a history's events. */
export const typesOf = ({ events }: { readonly events: ScriptedRun['events'] }): readonly string[] =>
  events.map(({ type }) => type)

/** Tools whose time stands still, and whose chance and ids are always the same. */
export const toolsAt = (now: number) => ({ now, random: () => 0.5, uuid: () => 'some-id' })

/** An execution that a test moves by hand. */
export type Driven = { readonly machine: Machine; readonly step: Transition; readonly now: number }

/** Begins an execution and runs it until it waits or ends. */
export async function startDriven(definition: JsonObject, input: Json = {}): Promise<Driven> {
  const machine = loadMachine(definition)
  return settle({ machine, step: begin(machine, { name: 'e', input }, toolsAt(NOW)), now: NOW })
}

/** Tells an execution something after some seconds, and runs it until it waits or ends; `isTaken` is that of the signal. */
export async function tell(driven: Driven, afterSeconds: number, signal: Signal): Promise<Driven> {
  const now = driven.now + 1000 * afterSeconds
  const step = await resume(driven.machine, driven.step.execution, signal, toolsAt(now))
  const settled = await settle({ machine: driven.machine, step, now })
  return { ...settled, step: { ...settled.step, isTaken: step.isTaken } }
}

async function settle(driven: Driven): Promise<Driven> {
  if (driven.step.standing !== 'ready') return driven
  const next = await resume(driven.machine, driven.step.execution, { kind: 'continue' }, toolsAt(driven.now))
  const events = [...driven.step.events, ...next.events]
  return settle({ ...driven, step: { ...next, events } })
}

/** The attempt that an execution waits for. */
export function taskOf({ step }: Driven): string {
  const { parked } = step.execution
  if (parked.kind !== 'task') throw new Error(`The execution waits for no task but for ${parked.kind}`)
  return parked.task
}
