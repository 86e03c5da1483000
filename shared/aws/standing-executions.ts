import {
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn'
import { threeTries } from './client-settings.ts'

/** Where the executions of a journey stand who are on their way; reckoned from some of them where they are many. */
export type StandingExecutions = {
  readonly count: number
  /** How many executions stand in a state, by its name. */
  readonly states: ReadonlyMap<string, number>
  /** How many were looked at; as many as there are, where nothing is reckoned. */
  readonly looked: number
}

/** What `cdk/runtime/names.ts` calls the state machine of a journey, before the journey's id. */
const prefix = 'waymark-'

/** So many executions are looked at in a minute at most: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const mostLooked = 400
/** A page holds a thousand; after so many only the number of the rest is left out. */
const mostPages = 200
const atOnce = 8

/** A client that waits its turn: a person asks, and nobody else may be slowed down. */
export const patientClient = (): SFNClient => new SFNClient({ ...threeTries, maxAttempts: 8, retryMode: 'adaptive' })

/** The state machines of a deployment, by the journeys that they carry. */
export async function deployedMachines(client: SFNClient): Promise<ReadonlyMap<string, string>> {
  const machines = new Map<string, string>()
  for (let nextToken: string | undefined; ; ) {
    const page = await client.send(new ListStateMachinesCommand({ maxResults: 1000, nextToken }))
    for (const { name = '', stateMachineArn } of page.stateMachines ?? []) {
      if (name.startsWith(prefix) && stateMachineArn !== undefined)
        machines.set(name.slice(prefix.length), stateMachineArn)
    }
    nextToken = page.nextToken
    if (nextToken === undefined) return machines
  }
}

/** Asks Step Functions where the executions of one state machine stand. Nothing of a contact is read. */
export async function standingExecutions(client: SFNClient, machine: string): Promise<StandingExecutions> {
  const running = await runningOf(client, machine)
  const some = evenly(running, mostLooked)
  const seen = await inTurns(some, (execution) => stateOf(client, execution))
  const here = seen.filter((state) => state !== undefined)
  // Who ended meanwhile is no longer inside; of those who were not looked at, as many are.
  const count = some.length === 0 ? 0 : Math.round((running.length * here.length) / some.length)
  const counts = Map.groupBy(here, (state) => state)
  const states = [...counts].map(([state, all]) => [state, Math.round((count * all.length) / here.length)] as const)
  return { count, states: new Map(states), looked: here.length }
}

async function runningOf(client: SFNClient, stateMachineArn: string): Promise<readonly string[]> {
  const running: string[] = []
  let nextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const request = { stateMachineArn, statusFilter: 'RUNNING', maxResults: 1000, nextToken } as const
    const answer = await client.send(new ListExecutionsCommand(request))
    running.push(...(answer.executions ?? []).flatMap(({ executionArn }) => executionArn ?? []))
    nextToken = answer.nextToken
    if (nextToken === undefined) break
  }
  return running
}

/** So many of a list at most, from all of its length: the youngest stand elsewhere than the oldest. */
const evenly = (all: readonly string[], most: number): readonly string[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] ?? '')

async function inTurns<T>(all: readonly string[], look: (one: string) => Promise<T>): Promise<readonly T[]> {
  const answers: T[] = []
  for (let from = 0; from < all.length; from += atOnce)
    answers.push(...(await Promise.all(all.slice(from, from + atOnce).map(look))))
  return answers
}

/** The state that an execution entered last; undefined where it has ended. */
async function stateOf(client: SFNClient, executionArn: string): Promise<string | undefined> {
  try {
    for (let nextToken: string | undefined; ; ) {
      const request = { executionArn, reverseOrder: true, includeExecutionData: false, maxResults: 20, nextToken }
      const { events = [], ...page } = await client.send(new GetExecutionHistoryCommand(request))
      // An execution that failed and was taken up again has an end in the midst of its history.
      if (nextToken === undefined && ended.test(events[0]?.type ?? '')) return undefined
      const entered = events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails !== undefined)
      nextToken = page.nextToken
      if (entered || nextToken === undefined) return entered?.stateEnteredEventDetails?.name
    }
  } catch (fault) {
    if (fault instanceof ExecutionDoesNotExist) return undefined
    throw fault
  }
}

const ended = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/
