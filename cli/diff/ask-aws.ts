import { deployedMachines, patientClient, standingExecutions } from '../../shared/aws/standing-executions.ts'
import type { Standing } from './ask-standing.ts'
import { whyAwsDoesNotTell } from './why-aws-does-not-tell.ts'

/** What AWS tells of journeys: who stands where, or why it tells nothing. */
export type ToldByAws =
  | { readonly kind: 'told'; readonly standing: readonly Standing[]; readonly region: string }
  | { readonly kind: 'not-told'; readonly why: string }

/** For each journey that is asked about, the step that a state of its machine belongs to. */
export type StepsOf = ReadonlyMap<string, Readonly<Record<string, string>>>

/** Asks Step Functions who stands where in the journeys that change, with the rights of the environment. */
export async function askAws(steps: StepsOf, client = patientClient()): Promise<ToldByAws> {
  try {
    const region = await client.config.region()
    const machines = await deployedMachines(client)
    if (machines.size === 0) return { kind: 'not-told', why: `No journey is deployed in this account in ${region}.` }
    const standing: Standing[] = []
    for (const [journey, stepOf] of steps) {
      const machine = machines.get(journey)
      if (machine === undefined) continue
      const { count, states, looked } = await standingExecutions(client, machine)
      for (const [state, many] of states)
        standing.push({
          journey,
          state,
          step: stepOf[state],
          count: many,
          ...(looked < count ? { isReckoned: true } : {}),
        })
    }
    return { kind: 'told', standing, region }
  } catch (fault) {
    return { kind: 'not-told', why: whyAwsDoesNotTell(fault) }
  } finally {
    client.destroy()
  }
}
