import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import middy from '@middy/core'
import type * as z from 'zod'
import type { JsonObject } from '../domain/json.ts'
import { idsIn } from './ids-in.ts'
import { log, logger } from './log.ts'
import { isTellable } from './tellable-faults.ts'

/**
 * Makes a Lambda function that a state of a state machine calls. What is thrown keeps its name, because Step Functions
 * retries and catches by it.
 */
export const taskFunction = <Task, Result extends JsonObject>(
  schema: z.ZodType<Task>,
  work: (task: Task) => Promise<Result>,
) =>
  middy<unknown, Result>()
    .use(injectLambdaContext(logger))
    .handler(async (payload: unknown) => {
      try {
        return await work(parse(schema, payload))
      } catch (fault) {
        throw told(fault, payload)
      }
    })

/** The payload is not what the contract says: the state machine and the function are not of one deployment. */
export class TaskRefused extends Error {
  override readonly name = 'TaskRefused'
}

function parse<Task>(schema: z.ZodType<Task>, payload: unknown): Task {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  throw new TaskRefused(`the payload breaks its contract: ${parsed.error.issues.map(({ code }) => code).join(', ')}`)
}

/**
 * Writes a fault into the log, and gives what may be known of it outside: the history of an execution, where it ends up,
 * cannot be edited for 90 days.
 */
function told(thrown: unknown, payload: unknown): Error {
  const fault = thrown instanceof Error ? thrown : new Error(typeof thrown)
  if (fault.name !== 'EnrollmentClosed') log.fault('A task failed.', fault, idsIn(payload))
  const message = isTellable(fault) ? fault.message : 'see the log of the function'
  return Object.assign(new Error(message), { name: fault.name })
}
