import {
  ExecutionAlreadyExists,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { JourneyRunner } from '../ports/journey-runner.ts'
import { threeTries } from './client-settings.ts'

/**
 * Step Functions, where each journey is one state machine. `machinePrefix` and a journey's id make up the machine's
 * ARN.
 */
export const stepFunctionsRunner = (machinePrefix: string, client = new SFNClient(threeTries)): JourneyRunner => ({
  start: async ({ journey, name, input }) => {
    const stateMachineArn = `${machinePrefix}${journey}`
    const request = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })
    await unlessStarted(client.send(request))
  },
  succeed: (taskToken, output) =>
    unlessLate(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))),
  fail: (taskToken, error, cause) => unlessLate(client.send(new SendTaskFailureCommand({ taskToken, error, cause }))),
})

/** A name is known for 90 days after its execution ended: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
async function unlessStarted(started: Promise<unknown>): Promise<void> {
  try {
    await started
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}

/** A token that is none of ours throws: somebody has mixed something up. */
async function unlessLate(answered: Promise<unknown>): Promise<'taken' | 'late'> {
  try {
    await answered
    return 'taken'
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return 'late'
    throw error
  }
}
